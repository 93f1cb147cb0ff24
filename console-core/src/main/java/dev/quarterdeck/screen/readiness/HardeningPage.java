package dev.quarterdeck.screen.readiness;

import dev.quarterdeck.kernel.Snapshot;
import dev.quarterdeck.readiness.Run;
import dev.quarterdeck.readiness.catalogue.HardeningPoint;
import dev.quarterdeck.readiness.evidence.Status;
import dev.quarterdeck.screen.Tone;
import dev.quarterdeck.screen.console.Offer;
import dev.quarterdeck.screen.console.Page;
import dev.quarterdeck.screen.table.Cell;
import dev.quarterdeck.screen.table.Column;
import dev.quarterdeck.screen.table.Row;
import dev.quarterdeck.screen.table.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The ten-item hardening list: the same items by another view. */
public record HardeningPage() implements PageOfRun {
  @Override
  public String kind() {
    return "hardening";
  }

  @Override
  public String title() {
    return "Hardening";
  }

  @Override
  public List<Column> columns() {
    return List.of(
        Column.of("status", "STATUS", 1),
        Column.of("point", "POINT", 1),
        Column.right("done", "DONE", 1),
        Column.growing("holds", "HOLDS WHEN", 2));
  }

  @Override
  public Table table(Snapshot<Standing> value) {
    List<Row> rows = new ArrayList<>();
    for (HardeningPoint point : HardeningPoint.values()) {
      List<Run.Result> of =
          value.value().run().results().stream().filter(r -> r.item().point() == point).toList();
      if (!of.isEmpty()) {
        rows.add(row(point, of));
      }
    }
    return new Table(columns(), rows);
  }

  private static Row row(HardeningPoint point, List<Run.Result> of) {
    long done = of.stream().filter(r -> r.status() == Status.PASS).count();
    return new Row(
        point.id(),
        List.of(
            ReadinessWords.status(Status.worst(of.stream().map(Run.Result::status).toList())),
            Cell.number(point.title(), Tone.NORMAL, point.ordinal()),
            Cell.number(done + "/" + of.size(), Tone.NORMAL, (double) done / of.size()),
            Cell.of(point.says(), Tone.MUTED)));
  }

  @Override
  public String summary(Snapshot<Standing> value) {
    return value.value().score();
  }

  @Override
  public String whenEmpty() {
    return "No item of the list is part of it.";
  }

  @Override
  public List<Offer> offers(@Nullable Standing value, @Nullable Row row) {
    return Standing.offers(value);
  }

  @Override
  public Optional<Page<?>> open(Standing value, Row row) {
    return Arrays.stream(HardeningPoint.values())
        .filter(p -> p.id().equals(row.id()))
        .findFirst()
        .map(p -> new ItemsPage(null, p));
  }
}
