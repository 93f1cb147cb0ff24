package dev.quarterdeck.screen.services;

import dev.quarterdeck.health.HealthReport;
import dev.quarterdeck.health.ServiceHealth;
import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Snapshot;
import dev.quarterdeck.screen.console.Offer;
import dev.quarterdeck.screen.console.Page;
import dev.quarterdeck.screen.console.Reads;
import dev.quarterdeck.screen.console.State;
import dev.quarterdeck.screen.logs.LogsPage;
import dev.quarterdeck.screen.table.Column;
import dev.quarterdeck.screen.table.Row;
import dev.quarterdeck.screen.table.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Every service with its verdict. */
public record ServicesPage() implements Page.OfRows<HealthReport> {
  @Override
  public String kind() {
    return "services";
  }

  @Override
  public String title() {
    return "Services";
  }

  @Override
  public Outcome<Snapshot<HealthReport>> read(Reads reads) {
    return reads.health().map(r -> new Snapshot<>(r, r.asOf(), r.unknowns()));
  }

  @Override
  public List<Column> columns() {
    return ServicesTable.COLUMNS;
  }

  @Override
  public Table table(Snapshot<HealthReport> value) {
    return ServicesTable.of(value.value());
  }

  @Override
  public String whenEmpty() {
    return "There are no services in this region.";
  }

  @Override
  public Optional<Page<?>> open(HealthReport report, Row row) {
    return health(report, row.id()).map(h -> new ServicePage(h.arn(), h.ref()));
  }

  @Override
  public List<Offer> offers(@Nullable HealthReport value, @Nullable Row row) {
    if (value == null || row == null) {
      return List.of();
    }
    return health(value, row.id()).map(h -> ServicePage.both(h.ref())).orElse(List.of());
  }

  @Override
  public List<Offer> several(HealthReport report, List<Row> rows) {
    List<String> refs =
        rows.stream()
            .flatMap(r -> health(report, r.id()).stream())
            .map(ServiceHealth::ref)
            .toList();
    List<Offer> offers = new ArrayList<>(ServiceProposals.several(refs));
    offers.add(Offer.to("logs", "logs", "l", "Their log lines together", LogsPage.of(refs)));
    return offers;
  }

  /** The page of the service that is called {@code cluster/name}, once the report tells it. */
  public static Optional<Page<?>> page(State state, String ref) {
    HealthReport report = state.place(new ServicesPage()).value();
    return report == null
        ? Optional.empty()
        : report.services().stream()
            .filter(s -> s.ref().equals(ref))
            .findFirst()
            .map(s -> new ServicePage(s.arn(), ref));
  }

  static Optional<ServiceHealth> health(HealthReport report, String arn) {
    return report.services().stream().filter(s -> s.arn().equals(arn)).findFirst();
  }
}
