package dev.quarterdeck.screen.services;

import dev.quarterdeck.health.Reason;
import dev.quarterdeck.health.ServiceHealth;
import dev.quarterdeck.kernel.Snapshot;
import dev.quarterdeck.screen.Tone;
import dev.quarterdeck.screen.Words;
import dev.quarterdeck.screen.console.Section;
import dev.quarterdeck.screen.console.Section.Fact;
import dev.quarterdeck.screen.table.Cell;
import dev.quarterdeck.screen.table.Column;
import dev.quarterdeck.screen.table.Row;
import dev.quarterdeck.screen.table.Table;
import dev.quarterdeck.services.Deployment;
import dev.quarterdeck.services.FleetReader;
import dev.quarterdeck.services.Service;
import dev.quarterdeck.services.ServiceDetail;
import dev.quarterdeck.services.StopCause;
import dev.quarterdeck.services.Task;
import dev.quarterdeck.services.TaskDefinition;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** One service: verdict with reasons and fixes, deployments, tasks, stops, secrets, events. */
public final class ServiceSections {
  private ServiceSections() {}

  /**
   * @param health from the report, when there is one
   * @param detail read for this page, when it has arrived
   */
  public static List<Section> sections(
      @Nullable ServiceHealth health, @Nullable Snapshot<ServiceDetail> detail, Instant now) {
    List<Section> sections = new ArrayList<>();
    if (health != null) {
      sections.add(verdict(health, now));
    }
    if (detail != null) {
      ServiceDetail d = detail.value();
      sections.add(facts(d.service(), now));
      sections.add(deployments(d.service(), now));
      sections.add(tasks(d.tasks(), now));
      sections.add(stops(d.stopped(), now));
      if (d.taskDefinition() != null) {
        sections.add(secrets(d.taskDefinition()));
      }
      sections.add(events(d.service(), now));
    }
    return sections;
  }

  private static Section verdict(ServiceHealth h, Instant now) {
    List<Fact> facts = new ArrayList<>();
    facts.add(
        Fact.of(
            "Verdict",
            Words.symbol(h.verdict()) + " " + Words.word(h.verdict()),
            Words.tone(h.verdict())));
    for (Reason r : h.reasons()) {
      String since = r.since() == null ? "" : " (for " + Words.age(r.since(), now) + ")";
      facts.add(Fact.of("Because", r.text() + since, Words.tone(r.severity())));
      if (r.fix() != null) {
        facts.add(Fact.of("  Fix", r.fix(), Tone.ACCENT));
      }
    }
    return new Section.Facts("Health", facts);
  }

  private static Section facts(Service s, Instant now) {
    return new Section.Facts(
        "Service",
        List.of(
            Fact.of("Name", s.ref()),
            Fact.of("ARN", s.arn(), Tone.MUTED),
            Fact.of(
                "Tasks",
                "%d running, %d pending, %d desired"
                    .formatted(s.running(), s.pending(), s.desired())),
            Fact.of("Revision", FleetReader.shortName(s.taskDefinition())),
            Fact.of("Launch type", s.launchType() == null ? Words.NONE : s.launchType()),
            Fact.of(
                "Circuit breaker",
                s.circuitBreaker()
                    ? s.circuitBreakerRollback() ? "on, rolls back" : "on, without rollback"
                    : "off",
                s.circuitBreaker() ? Tone.NORMAL : Tone.WARN),
            Fact.of("Created", Words.when(s.createdAt(), now), Tone.MUTED)));
  }

  private static Section deployments(Service s, Instant now) {
    List<Row> rows = new ArrayList<>();
    for (Deployment d : s.deployments()) {
      rows.add(
          new Row(
              d.id(),
              List.of(
                  Cell.of(
                      ServicesTable.rollout(d.rollout()), ServicesTable.rolloutTone(d.rollout())),
                  Cell.of(d.status().toLowerCase(Locale.ROOT), Tone.MUTED),
                  Cell.of(FleetReader.shortName(d.taskDefinition())),
                  Cell.of(d.running() + "/" + d.desired()),
                  Cell.of(
                      String.valueOf(d.failedTasks()),
                      d.failedTasks() > 0 ? Tone.WARN : Tone.MUTED),
                  Cell.of(Words.age(d.createdAt(), now), Tone.MUTED),
                  Cell.of(d.rolloutReason() == null ? "" : d.rolloutReason(), Tone.MUTED))));
    }
    return new Section.Rows(
        "Deployments",
        new Table(
            List.of(
                Column.of("rollout", "ROLLOUT", 1),
                Column.of("status", "STATUS", 3),
                Column.of("definition", "REVISION", 1),
                Column.right("tasks", "TASKS", 1),
                Column.right("failed", "FAILED", 2),
                Column.right("age", "AGE", 2),
                Column.growing("reason", "REASON", 4)),
            rows),
        "No deployments.");
  }

  private static Section tasks(List<Task> tasks, Instant now) {
    List<Row> rows =
        tasks.stream()
            .map(
                t ->
                    new Row(
                        t.arn(),
                        List.of(
                            Cell.of(
                                t.lastStatus().toLowerCase(Locale.ROOT),
                                t.lastStatus().equals("RUNNING") ? Tone.OK : Tone.ACCENT),
                            Cell.of(t.id()),
                            Cell.of(FleetReader.shortName(t.taskDefinition())),
                            Cell.of(
                                t.health().toLowerCase(Locale.ROOT),
                                t.health().equals("UNHEALTHY") ? Tone.WARN : Tone.MUTED),
                            Cell.of(Words.age(t.startedAt(), now), Tone.MUTED))))
            .toList();
    return new Section.Rows(
        "Tasks",
        new Table(
            List.of(
                Column.of("status", "STATUS", 1),
                Column.growing("task", "TASK", 1),
                Column.of("definition", "REVISION", 2),
                Column.of("health", "HEALTH", 3),
                Column.right("started", "STARTED", 2)),
            rows),
        "No task is running.");
  }

  private static Section stops(List<Task> stopped, Instant now) {
    List<Row> rows = new ArrayList<>();
    for (Task t : stopped) {
      StopCause cause = StopCause.of(t);
      rows.add(
          new Row(
              t.arn(),
              List.of(
                  Cell.of(Words.age(t.stoppedAt(), now), Tone.MUTED),
                  Cell.of(t.id().substring(0, Math.min(8, t.id().length())), Tone.MUTED),
                  Cell.of(cause.text(), cause.failure() ? Tone.WARN : Tone.MUTED),
                  Cell.of(cause.failure() ? cause.fix() : "", Tone.ACCENT))));
    }
    return new Section.Rows(
        "Stopped lately",
        new Table(
            List.of(
                Column.right("stopped", "AGO", 1),
                Column.of("task", "TASK", 3),
                Column.growing("cause", "CAUSE", 1),
                Column.of("fix", "FIX", 2)),
            rows),
        "No task stopped within the last hour.");
  }

  private static Section secrets(TaskDefinition d) {
    List<Row> rows = new ArrayList<>();
    for (TaskDefinition.ContainerDefinition c : d.containers()) {
      for (TaskDefinition.SecretReference r : c.secrets()) {
        rows.add(
            new Row(
                c.name() + '/' + r.name(),
                List.of(Cell.of(c.name(), Tone.MUTED), Cell.of(r.name()), Cell.of(r.valueFrom()))));
      }
    }
    return new Section.Rows(
        "Secrets",
        new Table(
            List.of(
                Column.of("container", "CONTAINER", 2),
                Column.of("variable", "VARIABLE", 1),
                Column.growing("from", "VALUE FROM", 1)),
            rows),
        "Its task definition references no secret.");
  }

  private static Section events(Service s, Instant now) {
    List<Row> rows =
        s.events().stream()
            .limit(20)
            .map(
                e ->
                    new Row(
                        e.id(),
                        List.of(Cell.of(Words.age(e.at(), now), Tone.MUTED), Cell.of(e.message()))))
            .toList();
    return new Section.Rows(
        "Events",
        new Table(List.of(Column.right("at", "AGO", 1), Column.growing("event", "EVENT", 1)), rows),
        "ECS keeps no event of it.");
  }
}
