package dev.quarterdeck.screen.services;

import dev.quarterdeck.health.Alarm;
import dev.quarterdeck.health.HealthReport;
import dev.quarterdeck.health.Reason;
import dev.quarterdeck.health.ServiceHealth;
import dev.quarterdeck.health.Verdict;
import dev.quarterdeck.health.timeline.Causes;
import dev.quarterdeck.health.timeline.Entry;
import dev.quarterdeck.health.timeline.Starters;
import dev.quarterdeck.health.timeline.Suspect;
import dev.quarterdeck.health.timeline.TimeLine;
import dev.quarterdeck.kernel.Snapshot;
import dev.quarterdeck.screen.Tone;
import dev.quarterdeck.screen.Words;
import dev.quarterdeck.screen.alarms.AlarmPage;
import dev.quarterdeck.screen.alarms.AlarmsPage;
import dev.quarterdeck.screen.changes.ChangesPage;
import dev.quarterdeck.screen.changes.EntryPage;
import dev.quarterdeck.screen.console.Page;
import dev.quarterdeck.screen.console.Section;
import dev.quarterdeck.screen.console.Section.Fact;
import dev.quarterdeck.screen.console.State;
import dev.quarterdeck.screen.deployments.DeploymentPage;
import dev.quarterdeck.screen.metrics.MetricsPage;
import dev.quarterdeck.screen.table.Cell;
import dev.quarterdeck.screen.table.Column;
import dev.quarterdeck.screen.table.Row;
import dev.quarterdeck.screen.table.Table;
import dev.quarterdeck.secrets.ValueFrom;
import dev.quarterdeck.services.Deployment;
import dev.quarterdeck.services.FleetReader;
import dev.quarterdeck.services.Service;
import dev.quarterdeck.services.ServiceDetail;
import dev.quarterdeck.services.TaskDefinition;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One service: verdict with reasons and fixes, and everything that belongs to it. */
final class ServiceSections {
  /** Of the hundred that ECS keeps. */
  private static final int EVENTS = 20;

  private ServiceSections() {}

  /** What is known so far. */
  static List<Section> of(ServicePage page, @Nullable Snapshot<ServiceDetail> detail, State state) {
    List<Section> sections = new ArrayList<>();
    Instant now = state.now();
    ServiceHealth health = page.health(state);
    if (health != null) {
      TimeLine line = state.place(ChangesPage.of(page.ref())).value();
      sections.add(
          verdict(
              line == null ? health : Starters.told(health, line.entries()),
              cause(health, page, state),
              now));
    }
    if (detail == null) {
      return sections;
    }
    ServiceDetail d = detail.value();
    sections.add(deployments(d.service(), state.place(ChangesPage.of(page.ref())).value(), now));
    sections.add(TaskRows.running(d.tasks(), now));
    if (!d.stopped().isEmpty()) {
      sections.add(TaskRows.stopped(d.stopped(), now));
    }
    targets(page, state).ifPresent(sections::add);
    if (health != null && !health.alarms().isEmpty()) {
      sections.add(alarms(health, now));
    }
    Section metrics = MetricsPage.brief(page.ref(), state);
    if (metrics != null) {
      sections.add(metrics);
    }
    sections.add(events(d.service(), now));
    if (d.taskDefinition() != null) {
      sections.add(secrets(d.taskDefinition()));
    }
    if (health != null && !health.evidence().images().isEmpty()) {
      sections.add(ImageRows.of(health.evidence(), now));
    }
    sections.add(facts(d.service(), now));
    return sections;
  }

  /** The change most likely behind its trouble, once the time line is known. */
  private static @Nullable Suspect cause(ServiceHealth h, ServicePage page, State state) {
    TimeLine line = state.place(ChangesPage.of(page.ref())).value();
    HealthReport report = state.place(new ServicesPage()).value();
    if (line == null || report == null) {
      return null;
    }
    Causes.Cause cause = Causes.of(report, line).services().get(h.ref());
    return cause == null ? null : cause.suspect();
  }

  private static Optional<Section> targets(ServicePage page, State state) {
    TargetsPage targets = new TargetsPage(page.ref());
    var read = state.place(targets).feed().value();
    return read == null || read.value().items().isEmpty()
        ? Optional.empty()
        : Optional.of(new Section.Rows("Targets", targets.table(read), targets.whenEmpty()));
  }

  private static Section alarms(ServiceHealth h, Instant now) {
    Map<String, Page<?>> links = new HashMap<>();
    List<Row> rows = new ArrayList<>();
    for (Alarm a : h.alarms()) {
      links.put(a.name(), new AlarmPage(a.name()));
      rows.add(
          new Row(
              a.name(),
              List.of(
                  AlarmsPage.state(a),
                  Cell.of(a.name()),
                  Cell.of(Words.age(a.since(), now), Tone.MUTED),
                  Cell.of(
                      a.stateReason() == null ? "" : a.stateReason(),
                      a.firing() ? Tone.NORMAL : Tone.MUTED))));
    }
    return new Section.Rows(
        "Alarms",
        new Table(
            List.of(
                Column.of("state", "STATE", 1),
                Column.of("alarm", "ALARM", 1),
                Column.right("since", "SINCE", 2),
                Column.growing("reason", "REASON", 3)),
            rows),
        "",
        links);
  }

  private static Section verdict(ServiceHealth h, @Nullable Suspect cause, Instant now) {
    List<Fact> facts = new ArrayList<>();
    facts.add(
        Fact.of(
            "Verdict",
            Words.symbol(h.verdict()) + " " + Words.word(h.verdict()),
            Words.tone(h.verdict())));
    for (Reason r : h.reasonsOnItsPage()) {
      String since = r.since() == null ? "" : " (for " + Words.age(r.since(), now) + ")";
      facts.add(
          Fact.of(
              h.verdict() == Verdict.HEALTHY ? "Note" : "Because",
              r.text() + since,
              Words.tone(r.severity())));
      if (r.fix() != null) {
        facts.add(Fact.of("  Fix", r.fix(), Tone.ACCENT));
      }
    }
    if (cause != null) {
      Entry e = cause.entry();
      facts.add(
          Fact.of(
                  "★ Likely",
                  e.text()
                      + ", "
                      + cause.before()
                      + (e.who() == null ? "" : ", by " + e.caller())
                      + (e.detail() == null ? "" : ": " + e.detail()),
                  Tone.WARN)
              .to(new EntryPage(e)));
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

  private static Section deployments(Service s, @Nullable TimeLine line, Instant now) {
    Map<String, Page<?>> links = new HashMap<>();
    List<Row> rows = new ArrayList<>();
    for (Deployment d : s.deployments()) {
      links.put(d.id(), new DeploymentPage(s.ref(), d.id()));
      String who =
          line == null ? "…" : Deployers.name(line, s.ref(), d.taskDefinition(), d.createdAt());
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
                  Cell.of(who, Tone.MUTED),
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
                Column.of("who", "WHO", 3),
                Column.growing("reason", "REASON", 4)),
            rows),
        "No deployments.",
        links);
  }

  private static Section secrets(TaskDefinition d) {
    List<Row> rows = new ArrayList<>();
    for (TaskDefinition.ContainerDefinition c : d.containers()) {
      for (TaskDefinition.SecretReference r : c.secrets()) {
        rows.add(
            new Row(
                c.name() + '/' + r.name(),
                List.of(
                    Cell.of(c.name(), Tone.MUTED),
                    Cell.of(r.name()),
                    Cell.of(from(d, r.valueFrom())))));
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

  /** Name and key of a secret of the same account and region; anything else as it is written. */
  private static String from(TaskDefinition d, String valueFrom) {
    String[] home = d.arn().split(":", 6);
    return ValueFrom.parse(valueFrom) instanceof ValueFrom.Parsed.Secret(ValueFrom reference)
            && home.length == 6
            && reference.secretArn().contains(":" + home[3] + ":" + home[4] + ":")
        ? reference.words()
        : valueFrom;
  }

  private static Section events(Service s, Instant now) {
    List<Row> rows =
        s.events().stream()
            .limit(EVENTS)
            .map(
                e ->
                    new Row(
                        e.id(),
                        List.of(Cell.of(Words.age(e.at(), now), Tone.MUTED), Cell.of(e.message()))))
            .toList();
    return new Section.Rows(
        Words.some("Events", "newest", rows.size(), s.events().size()),
        new Table(List.of(Column.right("at", "AGO", 1), Column.growing("event", "EVENT", 1)), rows),
        "ECS keeps no event of it.");
  }
}
