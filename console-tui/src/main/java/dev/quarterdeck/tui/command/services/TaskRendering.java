package dev.quarterdeck.tui.command.services;

import dev.quarterdeck.kernel.Unknown;
import dev.quarterdeck.services.FleetReader;
import dev.quarterdeck.services.StopCause;
import dev.quarterdeck.services.Task;
import dev.quarterdeck.tui.output.Cell;
import dev.quarterdeck.tui.output.Csv;
import dev.quarterdeck.tui.output.Page;
import dev.quarterdeck.tui.output.Rendering;
import dev.quarterdeck.tui.output.Tone;
import dev.quarterdeck.tui.output.json.Json;
import dev.quarterdeck.tui.output.json.UnknownsJson;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of one task that was run or stopped.
 *
 * @param status for programs: completed, failed, stopped, started or timedOut
 * @param exitCode of the container that counts; null where there is none to tell
 */
record TaskRendering(
    Task task,
    String status,
    @Nullable String container,
    @Nullable Integer exitCode,
    @Nullable StopCause cause,
    List<Unknown> unknowns)
    implements Rendering {
  @Override
  public Page page() {
    Page page = new Page();
    String id = task.cluster() + "/" + task.id();
    switch (status) {
      case "completed" -> page.line("✓ Task " + id + " ended with exit code 0.", Tone.OK);
      case "stopped" -> page.line("✓ Task " + id + " has stopped.", Tone.OK);
      case "started" -> page.line("✓ Task " + id + " is " + task.lastStatus() + ".", Tone.OK);
      case "timedOut" ->
          page.line("? Task " + id + " is still " + task.lastStatus() + ".", Tone.WARN);
      default ->
          page.line(
              exitCode == null
                  ? "✖ Task " + id + " did not run."
                  : "✖ Task " + id + " ended with exit code " + exitCode + ".",
              Tone.BAD);
    }
    page.fact("Task definition", FleetReader.shortName(task.taskDefinition()));
    if (status.equals("failed") && cause != null) {
      page.item(Cell.of("✖ " + cause.text(), Tone.BAD), 0);
      page.fix(cause.fix(), 2);
    }
    if (status.equals("timedOut") || status.equals("started")) {
      page.fix("qd services stop-task " + id, 2);
    }
    return page;
  }

  @Override
  public void json(Json json) {
    json.object(
        j -> {
          j.field("cluster", task.cluster())
              .field("task", task.arn())
              .field("taskDefinition", task.taskDefinition())
              .field("status", status)
              .field("lastStatus", task.lastStatus())
              .field("container", container)
              .field("exitCode", exitCode)
              .field("stopCode", task.stopCode())
              .field("stoppedReason", task.stoppedReason())
              .field("cause", cause == null ? null : cause.text())
              .field("fix", cause == null ? null : cause.fix())
              .field("startedAt", task.startedAt())
              .field("stoppedAt", task.stoppedAt());
          UnknownsJson.field(j, unknowns);
        });
  }

  @Override
  public boolean jsonTellsUnknowns() {
    return true;
  }

  @Override
  public Csv csv() {
    return new Csv("cluster", "task", "status", "lastStatus", "exitCode", "stoppedReason")
        .row(task.cluster(), task.arn(), status, task.lastStatus(), exitCode, task.stoppedReason());
  }
}
