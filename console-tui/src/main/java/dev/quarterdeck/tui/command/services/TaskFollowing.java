package dev.quarterdeck.tui.command.services;

import dev.quarterdeck.kernel.Text;
import dev.quarterdeck.services.Task;
import dev.quarterdeck.services.deploy.TaskOutput;
import dev.quarterdeck.services.deploy.TaskWatch;
import dev.quarterdeck.tui.cli.Call;
import dev.quarterdeck.tui.cli.Format;
import dev.quarterdeck.tui.output.Cell;
import dev.quarterdeck.tui.output.Times;
import java.util.List;

/** Tells a task's states on stderr; its log is the output of a person's command. */
record TaskFollowing(Call call, boolean log) implements TaskWatch.Listener {
  @Override
  public void state(Task task) {
    call.note(
        Cell.muted(
            Times.second(call.console().clock().instant())
                + "  task "
                + task.id()
                + "  "
                + task.lastStatus()));
  }

  @Override
  public void lines(List<TaskOutput.Line> lines) {
    if (!log) {
      return;
    }
    for (TaskOutput.Line line : lines) {
      if (call.globals().format() == Format.TABLE) {
        call.printer().stdout(Text.clean(line.text()) + "\n");
      } else {
        call.note(Cell.of(line.text()));
      }
    }
  }
}
