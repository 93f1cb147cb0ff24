package dev.quarterdeck.screen.logs;

import dev.quarterdeck.kernel.Listing;
import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.kernel.Snapshot;
import dev.quarterdeck.kernel.Unknown;
import dev.quarterdeck.logs.LogGroup;
import dev.quarterdeck.screen.Tone;
import dev.quarterdeck.screen.console.Page;
import dev.quarterdeck.screen.console.Reads;
import dev.quarterdeck.screen.table.Cell;
import dev.quarterdeck.screen.table.Column;
import dev.quarterdeck.screen.table.Row;
import dev.quarterdeck.screen.table.Table;
import dev.quarterdeck.services.FleetView;
import dev.quarterdeck.services.Service;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Where lines come from: services, then log groups; those that are marked open together. */
public record SourcesPage() implements Page.OfRows<SourcesPage.Sources> {
  /** Both by name. */
  public record Sources(List<String> services, List<LogGroup> groups) {
    public Sources {
      services = List.copyOf(services);
      groups = List.copyOf(groups);
    }
  }

  private static final int SELDOM = 6;

  private static final List<Column> COLUMNS =
      List.of(Column.of("kind", "KIND", 1), Column.growing("source", "SOURCE", 1));

  @Override
  public String kind() {
    return "sources";
  }

  @Override
  public String title() {
    return "Logs";
  }

  @Override
  public int every() {
    return SELDOM;
  }

  @Override
  public Outcome<Snapshot<Sources>> read(Reads reads) {
    return reads
        .operations()
        .fleet()
        .map(
            fleet -> {
              List<Unknown> unknowns = new ArrayList<>(fleet.unknowns());
              List<LogGroup> groups = groups(reads, unknowns);
              return new Snapshot<>(
                  new Sources(services(fleet.value()), groups), fleet.asOf(), unknowns);
            });
  }

  private static List<String> services(FleetView fleet) {
    return fleet.services().stream().map(Service::ref).sorted().toList();
  }

  private static List<LogGroup> groups(Reads reads, List<Unknown> unknowns) {
    return switch (reads.logs().groups()) {
      case Outcome.Done<Listing<LogGroup>>(Listing<LogGroup> l) -> {
        unknowns.addAll(l.unknowns());
        yield l.items();
      }
      case Outcome.Failed<Listing<LogGroup>>(Problem p) -> {
        unknowns.add(Unknown.of("log groups", p));
        yield List.of();
      }
    };
  }

  @Override
  public List<Column> columns() {
    return COLUMNS;
  }

  @Override
  public Table table(Snapshot<Sources> value) {
    List<Row> rows = new ArrayList<>();
    for (String service : value.value().services()) {
      rows.add(new Row(service, List.of(Cell.of("service"), Cell.of(service))));
    }
    for (LogGroup g : value.value().groups()) {
      rows.add(new Row(g.name(), List.of(Cell.of("group", Tone.MUTED), Cell.of(g.name()))));
    }
    return new Table(COLUMNS, rows);
  }

  @Override
  public String whenEmpty() {
    return "There are neither services nor log groups in this region.";
  }

  @Override
  public Optional<Page<?>> open(Sources value, Row row) {
    return Optional.of(LogsPage.of(List.of(row.id())));
  }

  @Override
  public Optional<Page<?>> openSeveral(Sources value, List<Row> rows) {
    return Optional.of(LogsPage.of(rows.stream().map(Row::id).toList()));
  }
}
