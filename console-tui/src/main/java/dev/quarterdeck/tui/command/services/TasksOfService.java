package dev.quarterdeck.tui.command.services;

import dev.quarterdeck.kernel.Text;
import dev.quarterdeck.kernel.Unknown;
import dev.quarterdeck.services.FleetReader;
import dev.quarterdeck.services.Service;
import dev.quarterdeck.services.ServiceDetail;
import dev.quarterdeck.services.StopCause;
import dev.quarterdeck.services.Task;
import dev.quarterdeck.tui.cli.Call;
import dev.quarterdeck.tui.cli.Usage;
import dev.quarterdeck.tui.cli.Verb;
import dev.quarterdeck.tui.output.Answer;
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
import dev.quarterdeck.tui.output.json.ServicesJson;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** {@code qd services tasks}: its tasks with their containers, and why those that stopped did. */
final class TasksOfService {
  private TasksOfService() {}

  static Verb verb() {
    return Verb.named("tasks", "A service's tasks: containers, health, age, digest, stops decoded.")
        .description(
            "Running tasks and those that stopped within about the last hour; ECS forgets older"
                + " ones.")
        .param("SERVICE", "The service, [CLUSTER/]NAME.")
        .flag("--running", "Only those that should run.")
        .flag("--stopped", "Only those that stopped.")
        .flag("--failed", "Only those that stopped by a failure.")
        .exit(1, "done, but something could not be read; stderr says what")
        .example("qd services tasks acme-prod/api", "All of them.")
        .example("qd services tasks acme-prod/api --failed -o json", "Failures with cause and fix.")
        .runs(TasksOfService::run);
  }

  private static Answer run(Call call) {
    boolean running = call.has("--running");
    boolean failed = call.has("--failed");
    boolean stopped = call.has("--stopped") || failed;
    if (running && stopped) {
      throw Usage.wrong("--running excludes --stopped and --failed.", "Leave one of them out.");
    }
    var read =
        call.console().services().show(call.console().deadline(), call.required(0)).orThrow();
    ServiceDetail detail = read.value();
    List<Task> tasks = new ArrayList<>();
    if (!stopped) {
      tasks.addAll(detail.tasks());
    }
    if (!running) {
      detail.stopped().stream()
          .filter(t -> !failed || StopCause.of(t).failure())
          .forEach(tasks::add);
    }
    List<Unknown> unknowns = read.unknowns();
    return Answer.good(new Shown(detail.service(), tasks, read.asOf())).missing(unknowns);
  }

  private record Shown(Service service, List<Task> tasks, Instant now) implements Rendering {
    @Override
    public Page page() {
      if (tasks.isEmpty()) {
        return new Page().line(Cell.muted("No such task."), 0);
      }
      Table table =
          new Table(
              Column.key("TASK"),
              Column.whole("STATUS", 95),
              Column.whole("HEALTH", 90),
              Column.text("RUNS", 70),
              Column.whole("AGE", 85));
      for (Task t : tasks) {
        table.row(
            List.of(
                Cell.of(t.id()),
                Cell.of(t.lastStatus()),
                t.health().equals("UNHEALTHY")
                    ? Cell.of("✖ UNHEALTHY", Tone.BAD)
                    : t.health().equals("UNKNOWN") ? Cell.DASH : Cell.of(t.health()),
                Cell.muted(FleetReader.shortName(t.taskDefinition())),
                Times.ago(t.stoppedAt() == null ? t.startedAt() : t.stoppedAt(), now)),
            notes(t));
      }
      return new Page().line(service.ref(), Tone.STRONG).gap().table(table);
    }

    private static List<Block.Line> notes(Task t) {
      List<Block.Line> notes = new ArrayList<>();
      if (t.stopCode() != null || t.lastStatus().equals("STOPPED")) {
        StopCause cause = StopCause.of(t);
        notes.add(
            Block.Line.item(
                Cell.of(
                    (cause.failure() ? "✖ " : "· ") + cause.text(),
                    cause.failure() ? Tone.BAD : Tone.MUTED),
                4));
        if (cause.failure()) {
          notes.add(Block.Line.fix(cause.fix(), 6));
        }
      }
      for (Task.Container c : t.containers()) {
        String digest = c.imageDigest();
        notes.add(
            Block.Line.item(
                Cell.muted(
                    "· "
                        + c.name()
                        + " "
                        + c.lastStatus()
                        + (c.exitCode() == null ? "" : ", exit " + c.exitCode())
                        + (c.image() == null ? "" : "  " + c.image())
                        + (digest == null ? "" : "  " + Text.shorten(digest, 20))),
                4));
      }
      return notes;
    }

    @Override
    public void json(Json json) {
      json.array(tasks, ServicesJson::task);
    }

    @Override
    public Csv csv() {
      Csv csv =
          new Csv(
              "task",
              "container",
              "lastStatus",
              "health",
              "image",
              "imageDigest",
              "startedAt",
              "stoppedAt",
              "exitCode",
              "cause");
      for (Task t : tasks) {
        for (Task.Container c : t.containers()) {
          csv.row(
              t.arn(),
              c.name(),
              t.lastStatus(),
              t.health(),
              c.image(),
              c.imageDigest(),
              t.startedAt(),
              t.stoppedAt(),
              c.exitCode(),
              t.stopCode() == null ? null : StopCause.of(t).text());
        }
      }
      return csv;
    }
  }
}
