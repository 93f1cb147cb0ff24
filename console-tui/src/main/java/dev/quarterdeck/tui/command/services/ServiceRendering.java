package dev.quarterdeck.tui.command.services;

import dev.quarterdeck.health.ServiceHealth;
import dev.quarterdeck.health.TargetHealth;
import dev.quarterdeck.kernel.Text;
import dev.quarterdeck.services.Deployment;
import dev.quarterdeck.services.FleetReader;
import dev.quarterdeck.services.Rollout;
import dev.quarterdeck.services.Service;
import dev.quarterdeck.services.ServiceEvent;
import dev.quarterdeck.services.StopCause;
import dev.quarterdeck.services.Task;
import dev.quarterdeck.services.TaskDefinition;
import dev.quarterdeck.services.image.ImageAges.Age;
import dev.quarterdeck.services.image.ImageAges.Build;
import dev.quarterdeck.tui.command.Wording;
import dev.quarterdeck.tui.output.Block;
import dev.quarterdeck.tui.output.Cell;
import dev.quarterdeck.tui.output.Column;
import dev.quarterdeck.tui.output.Csv;
import dev.quarterdeck.tui.output.Page;
import dev.quarterdeck.tui.output.Rendering;
import dev.quarterdeck.tui.output.Table;
import dev.quarterdeck.tui.output.Times;
import dev.quarterdeck.tui.output.Tone;
import dev.quarterdeck.tui.output.json.Json;
import dev.quarterdeck.tui.output.json.SecretRefs;
import dev.quarterdeck.tui.output.json.ServicesJson;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One service from the verdict down to its events. */
record ServiceRendering(ServicesJson.Shown shown, Instant now) implements Rendering {
  /** Of a digest: enough to tell builds apart. */
  private static final int DIGEST = 20;

  private static final int EVENTS_SHOWN = 10;
  private static final int STOPS_SHOWN = 8;

  @Override
  public Page page() {
    Page page = head();
    page.heading("Deployments").table(deployments());
    page.heading("Tasks").table(tasks());
    if (!shown.detail().stopped().isEmpty()) {
      page.heading("Stopped lately").table(stops());
    }
    if (!shown.targets().isEmpty()) {
      page.heading("Targets").table(targets());
    }
    definition(page);
    events(page);
    return page;
  }

  private Page head() {
    Service s = shown.detail().service();
    Page page = new Page();
    ServiceHealth health = shown.health();
    page.line(s.ref(), Tone.STRONG);
    if (health != null) {
      page.line(Wording.verdict(health.verdict()), 0);
      health.reasonsOnItsPage().forEach(r -> Wording.notes(r, now, 2).forEach(page::line));
    }
    page.gap()
        .fact(
            "Tasks",
            s.running() + " running, " + s.desired() + " desired, " + s.pending() + " pending")
        .fact("Status", s.status() + (s.launchType() == null ? "" : " · " + s.launchType()))
        .fact(
            "Circuit breaker",
            !s.circuitBreaker()
                ? Cell.of("off: a failing roll-out keeps trying", Tone.WARN)
                : Cell.of(s.circuitBreakerRollback() ? "on, rolls back" : "on, no roll-back"))
        .fact("Exec", s.executeCommand() ? "enabled" : "not enabled")
        .fact("Changed", Times.both(s.updatedAt(), now));
    return page;
  }

  private Table deployments() {
    Table table =
        new Table(
            Column.key("DEPLOYMENT"),
            Column.whole("STATUS", 80),
            Column.text("RUNS", 95),
            Column.whole("ROLL-OUT", 90),
            Column.whole("TASKS", 85),
            Column.number("FAILED", 75),
            Column.whole("STARTED", 70));
    for (Deployment d : shown.detail().service().deployments()) {
      boolean bad = d.rollout() == Rollout.FAILED || d.failedTasks() > 0;
      table.row(
          List.of(
              Cell.of(d.id()),
              Cell.of(d.status()),
              Cell.of(FleetReader.shortName(d.taskDefinition())),
              rollout(d.rollout()),
              Cell.of(
                  d.running() + "/" + d.desired() + (d.pending() == 0 ? "" : " +" + d.pending())),
              Cell.of(
                  Integer.toString(d.failedTasks()), d.failedTasks() > 0 ? Tone.BAD : Tone.MUTED),
              Times.ago(d.createdAt(), now)),
          d.rolloutReason() == null || !bad || d.rolloutReason().endsWith(" in progress.")
              ? List.of()
              : List.of(Block.Line.item(Cell.of("✖ " + d.rolloutReason(), Tone.BAD), 4)));
    }
    return table;
  }

  private static Cell rollout(Rollout rollout) {
    return switch (rollout) {
      case COMPLETED -> Cell.of("✓ completed");
      case IN_PROGRESS -> Cell.of("↻ in progress", Tone.STRONG);
      case FAILED -> Cell.of("✖ failed", Tone.BAD);
      case UNKNOWN -> Cell.DASH;
    };
  }

  private Table tasks() {
    Table table =
        new Table(
            Column.key("TASK"),
            Column.whole("STATUS", 90),
            Column.whole("HEALTH", 85),
            Column.text("RUNS", 70),
            Column.whole("STARTED", 80));
    for (Task t : shown.detail().tasks()) {
      boolean ill = t.health().equals("UNHEALTHY");
      table.row(
          Cell.of(t.id()),
          Cell.of(t.lastStatus()),
          ill
              ? Cell.of("✖ UNHEALTHY", Tone.BAD)
              : t.health().equals("UNKNOWN") ? Cell.DASH : Cell.of(t.health()),
          Cell.muted(FleetReader.shortName(t.taskDefinition())),
          Times.ago(t.startedAt(), now));
    }
    return table;
  }

  private Table stops() {
    Table table =
        new Table(Column.key("TASK"), Column.whole("STOPPED", 90), Column.text("RUNS", 70));
    for (Task t :
        shown
            .detail()
            .stopped()
            .subList(0, Math.min(STOPS_SHOWN, shown.detail().stopped().size()))) {
      StopCause cause = StopCause.of(t);
      Tone tone = cause.failure() ? Tone.BAD : Tone.MUTED;
      List<Block.Line> notes =
          cause.failure()
              ? List.of(
                  Block.Line.item(Cell.of("✖ " + cause.text(), tone), 4),
                  Block.Line.fix(cause.fix(), 6))
              : List.of(Block.Line.item(Cell.of("· " + cause.text(), tone), 4));
      table.row(
          List.of(
              Cell.of(t.id()),
              Times.ago(t.stoppedAt(), now),
              Cell.muted(FleetReader.shortName(t.taskDefinition()))),
          notes);
    }
    return table;
  }

  private Table targets() {
    Table table =
        new Table(
            Column.key("TARGET"),
            Column.whole("STATE", 90),
            Column.text("GROUP", 60),
            Column.text("WHY", 80));
    for (TargetHealth t : shown.targets()) {
      boolean ill = t.state().startsWith("unhealthy");
      String[] arn = t.targetGroupArn().split("/", -1);
      table.row(
          Cell.of(t.id() + ":" + t.port()),
          Cell.of((ill ? "✖ " : "") + t.state(), ill ? Tone.BAD : Tone.PLAIN),
          Cell.muted(arn.length > 1 ? arn[1] : t.targetGroupArn()),
          Cell.orDash(t.description() == null ? t.reason() : t.description()));
    }
    return table;
  }

  private void definition(Page page) {
    TaskDefinition d = shown.detail().taskDefinition();
    if (d == null) {
      return;
    }
    page.heading("Task definition " + d.family() + ":" + d.revision());
    page.fact("CPU, memory", Cell.of(orDash(d.cpu()) + ", " + orDash(d.memory())))
        .fact("Execution role", Cell.orDash(d.executionRoleArn()))
        .fact("Task role", Cell.orDash(d.taskRoleArn()));
    d.containers()
        .forEach(
            c -> {
              page.fact("Container " + c.name(), Cell.orDash(c.image()));
              running(c.name()).forEach(text -> page.fact("", Cell.muted(text)));
            });
    List<SecretRefs.Ref> refs = SecretRefs.of(d);
    if (refs.isEmpty()) {
      return;
    }
    Table table =
        new Table(
            Column.key("VARIABLE"),
            Column.text("CONTAINER", 30),
            Column.whole("SECRET", 95),
            Column.text("KEY", 70),
            Column.whole("VERSION", 90));
    for (SecretRefs.Ref r : refs) {
      table.row(
          List.of(
              Cell.of(r.variable()),
              Cell.of(r.container()),
              Cell.of(r.name()),
              r.key() == null ? Cell.muted("(whole)") : Cell.of(r.key()),
              r.pinnedVersion() == null
                  ? Cell.muted("AWSCURRENT".equals(r.stage()) ? "current" : orDash(r.stage()))
                  : Cell.of("▲ pinned " + Text.shorten(r.pinnedVersion(), 9), Tone.WARN)),
          r.problem() == null
              ? List.of()
              : List.of(Block.Line.item(Cell.of("✖ " + r.problem(), Tone.BAD), 4)));
    }
    page.heading("Secrets it uses").table(table);
  }

  /** Which builds of its image its tasks run, how old they are, and since when they run. */
  private List<String> running(String container) {
    Map<Build, Instant> since = new LinkedHashMap<>();
    for (Task t : shown.detail().tasks()) {
      for (Task.Container c : t.containers()) {
        if (c.name().equals(container) && c.imageDigest() != null && t.startedAt() != null) {
          since.merge(
              new Build(c.image() == null ? "" : c.image(), c.imageDigest()),
              t.startedAt(),
              (a, b) -> a.isBefore(b) ? a : b);
        }
      }
    }
    return since.entrySet().stream()
        .map(
            e ->
                "runs "
                    + Text.shorten(e.getKey().digest(), DIGEST)
                    + ", started "
                    + Times.ago(e.getValue(), now).text()
                    + age(e.getKey()))
        .toList();
  }

  private String age(Build build) {
    Age age = shown.health() == null ? null : shown.health().evidence().age(build);
    if (age == null) {
      return "";
    }
    return age.pushedAt() == null
        ? "; its age is not known: " + age.unknown()
        : ", pushed "
            + Times.ago(age.pushedAt(), now).text()
            + (age.moved() == null
                ? ""
                : "; the tag moved: it leads to "
                    + Text.shorten(age.moved().digest(), DIGEST)
                    + " now, pushed "
                    + Times.ago(age.moved().at(), now).text());
  }

  private static String orDash(@org.jspecify.annotations.Nullable String text) {
    return text == null ? "–" : text;
  }

  private void events(Page page) {
    List<ServiceEvent> events = shown.detail().service().events();
    if (events.isEmpty()) {
      return;
    }
    page.heading("Events");
    for (ServiceEvent e : events.subList(0, Math.min(EVENTS_SHOWN, events.size()))) {
      page.fact(Times.ago(e.at(), now).text(), Cell.of(e.message()));
    }
  }

  @Override
  public boolean jsonTellsUnknowns() {
    return true;
  }

  @Override
  public void json(Json json) {
    ServicesJson.shown(json, shown);
  }

  @Override
  public Csv csv() {
    Csv csv =
        new Csv(
            "task",
            "lastStatus",
            "health",
            "taskDefinition",
            "startedAt",
            "stoppedAt",
            "stopCode",
            "stoppedReason");
    for (List<Task> tasks : List.of(shown.detail().tasks(), shown.detail().stopped())) {
      for (Task t : tasks) {
        csv.row(
            t.arn(),
            t.lastStatus(),
            t.health(),
            t.taskDefinition(),
            t.startedAt(),
            t.stoppedAt(),
            t.stopCode(),
            t.stoppedReason());
      }
    }
    return csv;
  }
}
