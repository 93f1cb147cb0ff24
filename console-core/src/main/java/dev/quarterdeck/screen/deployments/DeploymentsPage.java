package dev.quarterdeck.screen.deployments;

import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Snapshot;
import dev.quarterdeck.screen.Tone;
import dev.quarterdeck.screen.Words;
import dev.quarterdeck.screen.console.Offer;
import dev.quarterdeck.screen.console.Page;
import dev.quarterdeck.screen.console.Reads;
import dev.quarterdeck.screen.services.ServiceProposals;
import dev.quarterdeck.screen.services.ServicesTable;
import dev.quarterdeck.screen.table.Cell;
import dev.quarterdeck.screen.table.Column;
import dev.quarterdeck.screen.table.Row;
import dev.quarterdeck.screen.table.Table;
import dev.quarterdeck.services.Deployment;
import dev.quarterdeck.services.FleetReader;
import dev.quarterdeck.services.FleetView;
import dev.quarterdeck.services.Rollout;
import dev.quarterdeck.services.Service;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Every service's deployments: failed ones first, then those under way, then the newest. */
public record DeploymentsPage() implements Page.OfRows<FleetView> {
  private static final List<Column> COLUMNS =
      List.of(
          Column.of("rollout", "ROLLOUT", 1),
          Column.of("service", "SERVICE", 1),
          Column.of("definition", "REVISION", 2),
          Column.of("status", "STATUS", 5),
          Column.right("tasks", "TASKS", 1),
          Column.right("failed", "FAILED", 2),
          Column.right("age", "AGE", 1),
          Column.growing("reason", "REASON", 3));

  @Override
  public String kind() {
    return "deployments";
  }

  @Override
  public String title() {
    return "Deployments";
  }

  @Override
  public Outcome<Snapshot<FleetView>> read(Reads reads) {
    return reads.operations().fleet();
  }

  @Override
  public List<Column> columns() {
    return COLUMNS;
  }

  private record Of(Service service, Deployment deployment) {
    String id() {
      return service.ref() + " " + deployment.id();
    }

    int rank() {
      return deployment.failedTasks() > 0 || deployment.rollout() == Rollout.FAILED
          ? 0
          : deployment.rollout() == Rollout.IN_PROGRESS ? 1 : 2;
    }

    Instant at() {
      return deployment.createdAt() == null ? Instant.EPOCH : deployment.createdAt();
    }
  }

  private static List<Of> all(FleetView view) {
    List<Of> all = new ArrayList<>();
    view.services().forEach(s -> s.deployments().forEach(d -> all.add(new Of(s, d))));
    all.sort(Comparator.comparing(Of::rank).thenComparing(Of::at, Comparator.reverseOrder()));
    return all;
  }

  @Override
  public Table table(Snapshot<FleetView> value) {
    return new Table(
        COLUMNS, all(value.value()).stream().map(of -> row(of, value.asOf())).toList());
  }

  private static Row row(Of of, Instant now) {
    Deployment d = of.deployment();
    return new Row(
        of.id(),
        List.of(
            Cell.number(sign(d) + ServicesTable.rollout(d.rollout()), tone(d), of.rank()),
            Cell.of(of.service().ref()),
            Cell.of(FleetReader.shortName(d.taskDefinition())),
            Cell.of(d.status().toLowerCase(Locale.ROOT), Tone.MUTED),
            Cell.number(d.running() + "/" + d.desired(), Tone.NORMAL, d.running()),
            Cell.number(
                String.valueOf(d.failedTasks()),
                d.failedTasks() > 0 ? Tone.WARN : Tone.MUTED,
                d.failedTasks()),
            Cell.number(Words.age(d.createdAt(), now), Tone.MUTED, -of.at().getEpochSecond()),
            Cell.of(d.rolloutReason() == null ? "" : d.rolloutReason(), Tone.MUTED)));
  }

  private static String sign(Deployment d) {
    return d.rollout() == Rollout.FAILED || d.failedTasks() > 0
        ? "▲ "
        : d.rollout() == Rollout.IN_PROGRESS ? "◐ " : "● ";
  }

  private static Tone tone(Deployment d) {
    return d.rollout() == Rollout.FAILED || d.failedTasks() > 0
        ? Tone.WARN
        : d.rollout() == Rollout.IN_PROGRESS ? Tone.ACCENT : Tone.OK;
  }

  @Override
  public String whenEmpty() {
    return "There are no deployments in this region.";
  }

  @Override
  public Optional<Page<?>> open(FleetView view, Row row) {
    return find(view, row).map(of -> new DeploymentPage(of.service().ref(), of.deployment().id()));
  }

  private static Optional<Of> find(FleetView view, Row row) {
    return all(view).stream().filter(of -> of.id().equals(row.id())).findFirst();
  }

  @Override
  public List<Offer> offers(@Nullable FleetView value, @Nullable Row row) {
    return value == null || row == null
        ? List.of()
        : find(value, row).map(of -> ServiceProposals.of(of.service().ref())).orElse(List.of());
  }

  @Override
  public List<Offer> several(FleetView value, List<Row> rows) {
    return ServiceProposals.several(
        rows.stream()
            .flatMap(r -> find(value, r).stream())
            .map(of -> of.service().ref())
            .distinct()
            .toList());
  }
}
