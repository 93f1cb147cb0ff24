package dev.quarterdeck.screen.services;

import dev.quarterdeck.change.Change;
import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.screen.Tone;
import dev.quarterdeck.screen.change.Answers;
import dev.quarterdeck.screen.change.Input;
import dev.quarterdeck.screen.change.Progress;
import dev.quarterdeck.screen.change.Proposal;
import dev.quarterdeck.screen.change.SheetLine;
import dev.quarterdeck.screen.console.Reads;
import dev.quarterdeck.services.StopCause;
import dev.quarterdeck.services.Task;
import dev.quarterdeck.services.deploy.DeploymentWatch;
import dev.quarterdeck.services.deploy.Endings;
import dev.quarterdeck.services.deploy.TaskActions;
import dev.quarterdeck.services.deploy.TaskOutput;
import dev.quarterdeck.services.deploy.TaskWatch;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.UUID;

/** One task beside a service, with its log and its exit code. */
record RunOnce(String ref) implements Proposal<Reads, TaskActions.Started> {
  @Override
  public String title() {
    return "Run a one-off task beside " + ref;
  }

  @Override
  public String verb() {
    return "Run it";
  }

  @Override
  public List<Input> asks() {
    return List.of(
        Input.text("command", "Command", "for example bin/migrate up; empty runs its own"),
        Input.text("container", "Container", "empty takes the first essential one"));
  }

  @Override
  public Outcome<Change<TaskActions.Started>> prepare(
      Reads desk, Answers answers, Progress progress) {
    ServiceDesk services = desk.operations();
    String container = answers.text("container");
    return Outcome.of(() -> CommandWords.of(answers.text("command")))
        .then(
            command ->
                services
                    .find(ref)
                    .then(
                        s ->
                            services
                                .definition(s.taskDefinition())
                                .then(
                                    d ->
                                        services
                                            .tasks()
                                            .run(
                                                new TaskActions.OneOff(
                                                    s.cluster(),
                                                    s,
                                                    null,
                                                    d,
                                                    container.isEmpty() ? null : container,
                                                    command),
                                                UUID.randomUUID().toString()))));
  }

  @Override
  public List<SheetLine> said(TaskActions.Started result) {
    return List.of(ServiceProposals.done("Task " + result.task().id() + " was started."));
  }

  @Override
  public Ending end(Reads desk, TaskActions.Started started, Progress progress) {
    Output output = new Output(progress);
    return switch (desk.operations().taskWatch().follow(started, DeploymentWatch.LIMIT, output)) {
      case Outcome.Done<TaskWatch.Ended>(TaskWatch.Ended e) -> ended(e, output);
      case Outcome.Failed<TaskWatch.Ended>(Problem p) ->
          new Ending(
              List.of(
                  new SheetLine(
                      "▲ "
                          + (p instanceof Problem.Interrupted ? "Stopped watching." : p.sentence())
                          + " Task "
                          + started.task().id()
                          + " goes on.",
                      Tone.WARN),
                  new SheetLine(
                      "→ qd services stop-task "
                          + started.task().cluster()
                          + "/"
                          + started.task().id(),
                      Tone.ACCENT)),
              false,
              Endings.left("task " + started.task().id(), p));
    };
  }

  private static Ending ended(TaskWatch.Ended e, Output output) {
    List<SheetLine> lines = new ArrayList<>();
    StopCause cause = e.cause();
    lines.add(
        e.good()
            ? ServiceProposals.done("It ended with exit code 0.")
            : new SheetLine(
                e.exitCode() != null
                    ? "✖ It ended with exit code " + e.exitCode() + "."
                    : e.stopped()
                        ? "✖ It stopped without an exit code."
                        : "? It runs longer than it is watched; it goes on.",
                e.stopped() ? Tone.BAD : Tone.WARN));
    if (!e.good() && cause != null) {
      lines.add(new SheetLine("▲ " + cause.text(), Tone.WARN));
      lines.add(new SheetLine("→ " + cause.fix(), Tone.ACCENT));
    }
    e.unknowns()
        .forEach(u -> lines.add(new SheetLine("? " + u.what() + ": " + u.why(), Tone.UNKNOWN)));
    lines.add(SheetLine.BLANK);
    if (output.left > 0) {
      lines.add(
          new SheetLine("(%,d earlier lines are left out)".formatted(output.left), Tone.MUTED));
    }
    lines.addAll(output.lines);
    return new Ending(lines, e.good(), Endings.of(e));
  }

  /** The task's state and the newest lines of its log. */
  private static final class Output implements TaskWatch.Listener {
    private static final int MOST = 500;

    /** While it runs, so many of the newest are in sight. */
    private static final int SHOWN = 14;

    private final Progress progress;
    private final Deque<SheetLine> lines = new ArrayDeque<>();
    private String state = "";
    private long left;

    Output(Progress progress) {
      this.progress = progress;
    }

    @Override
    public void state(Task task) {
      state = "↻ task " + task.id() + "  " + task.lastStatus();
      show();
    }

    @Override
    public void lines(List<TaskOutput.Line> more) {
      for (TaskOutput.Line line : more) {
        lines.addLast(SheetLine.of(line.text()));
        if (lines.size() > MOST) {
          lines.removeFirst();
          left++;
        }
      }
      show();
    }

    private void show() {
      List<SheetLine> shown = new ArrayList<>();
      shown.add(new SheetLine(state, Tone.ACCENT));
      shown.add(SheetLine.BLANK);
      lines.stream().skip(Math.max(0, lines.size() - SHOWN)).forEach(shown::add);
      progress.show(shown);
    }
  }
}
