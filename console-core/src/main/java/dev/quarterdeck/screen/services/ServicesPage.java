package dev.quarterdeck.screen.services;

import dev.quarterdeck.health.HealthReport;
import dev.quarterdeck.health.ServiceHealth;
import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Snapshot;
import dev.quarterdeck.screen.console.Page;
import dev.quarterdeck.screen.console.Reads;
import dev.quarterdeck.screen.table.Column;
import dev.quarterdeck.screen.table.Row;
import dev.quarterdeck.screen.table.Table;
import java.util.List;
import java.util.Optional;

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

  static Optional<ServiceHealth> health(HealthReport report, String arn) {
    return report.services().stream().filter(s -> s.arn().equals(arn)).findFirst();
  }
}
