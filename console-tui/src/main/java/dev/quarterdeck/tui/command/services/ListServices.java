package dev.quarterdeck.tui.command.services;

import dev.quarterdeck.health.HealthCheck;
import dev.quarterdeck.health.HealthReport;
import dev.quarterdeck.health.ServiceHealth;
import dev.quarterdeck.tui.cli.Call;
import dev.quarterdeck.tui.cli.Verb;
import dev.quarterdeck.tui.command.Wording;
import dev.quarterdeck.tui.command.health.HealthRendering;
import dev.quarterdeck.tui.output.Answer;
import dev.quarterdeck.tui.output.Cell;
import dev.quarterdeck.tui.output.Column;
import dev.quarterdeck.tui.output.Csv;
import dev.quarterdeck.tui.output.Page;
import dev.quarterdeck.tui.output.Rendering;
import dev.quarterdeck.tui.output.Table;
import dev.quarterdeck.tui.output.json.HealthJson;
import dev.quarterdeck.tui.output.json.Json;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** {@code qd services list}. */
final class ListServices {
  private ListServices() {}

  static Verb verb() {
    return Verb.named("list", "Every service with its verdict, tasks and roll-out.")
        .description("The reasons behind a verdict are what 'qd health' shows.")
        .option("--cluster", "NAME", "Only this cluster.")
        .exit(0, "done, whatever the verdicts are")
        .exit(1, "done, but something could not be read; stderr says what")
        .example("qd services list", "Services of every cluster.")
        .example("qd services list --cluster acme-prod -o csv", "One cluster, for a spreadsheet.")
        .example(
            "qd services list -o json | jq -r '.[] | select(.verdict != \"HEALTHY\") | .service'",
            "Names of those that need a look.")
        .example(
            "qd services list --profile staging,prod --region us-east-1,eu-west-1",
            "Four contexts side by side.")
        .sideBySide()
        .limit(Verb.Limit.LONG)
        .runs(ListServices::run);
  }

  private static Answer run(Call call) {
    HealthReport report =
        call.console()
            .health(
                call.console().deadline(),
                new HealthCheck.Scope(call.value("--cluster"), List.of()))
            .orThrow();
    List<ServiceHealth> rows =
        report.services().stream()
            .sorted(
                Comparator.comparing(ServiceHealth::cluster).thenComparing(ServiceHealth::service))
            .toList();
    return Answer.good(new Rows(rows, report))
        .missing(report.unknowns())
        .note(Cell.muted(Wording.count(rows.size(), "service")));
  }

  private record Rows(List<ServiceHealth> services, HealthReport report) implements Rendering {
    @Override
    public Page page() {
      Table full = HealthRendering.table(services, report.asOf(), Set.of());
      Table table = new Table(full.columns().toArray(Column[]::new));
      full.rows().forEach(r -> table.row(r.cells(), List.of()));
      return new Page().table(table);
    }

    @Override
    public void json(Json json) {
      json.array(services, HealthJson::row);
    }

    @Override
    public Csv csv() {
      return HealthRendering.csv(services);
    }
  }
}
