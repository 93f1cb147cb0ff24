package dev.quarterdeck.screen.services;

import dev.quarterdeck.change.Change;
import dev.quarterdeck.change.Together;
import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.screen.Tone;
import dev.quarterdeck.screen.change.Answers;
import dev.quarterdeck.screen.change.Input;
import dev.quarterdeck.screen.change.Progress;
import dev.quarterdeck.screen.change.Proposal;
import dev.quarterdeck.screen.change.SheetLine;
import dev.quarterdeck.screen.console.Reads;
import dev.quarterdeck.services.EcsEditor;
import dev.quarterdeck.services.ExecCommand;
import dev.quarterdeck.services.Service;
import dev.quarterdeck.services.StopCause;
import dev.quarterdeck.services.Task;
import dev.quarterdeck.services.TaskDefinition;
import dev.quarterdeck.services.deploy.DeploymentWatch;
import dev.quarterdeck.services.deploy.Endings;
import dev.quarterdeck.services.deploy.TaskActions;
import dev.quarterdeck.services.deploy.TaskOutput;
import dev.quarterdeck.services.deploy.TaskWatch;
import dev.quarterdeck.session.EnvironmentLabel;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What can be done to tasks. */
final class TaskProposals {
  private TaskProposals() {}

  /** Tasks stop; their service starts others. {@code ids}: of one cluster. */
  record StopTask(String cluster, List<String> ids)
      implements Proposal<Reads, List<Together.Part<Task>>> {
    StopTask {
      ids = List.copyOf(ids);
    }

    @Override
    public String title() {
      return "Stop " + shown();
    }

    private String shown() {
      return ids.size() == 1 ? "task " + ids.getFirst() : ids.size() + " tasks";
    }

    @Override
    public String verb() {
      return ids.size() == 1 ? "Stop it" : "Stop them";
    }

    @Override
    public Outcome<Change<List<Together.Part<Task>>>> prepare(
        Reads desk, Answers answers, Progress progress) {
      ServiceDesk services = desk.operations();
      return Outcome.of(
          () ->
              Together.of(
                  "Stop " + shown() + ".",
                  ids.stream()
                      .map(id -> services.task(cluster, id).orThrow())
                      .map(t -> services.tasks().stop(t, tags(services, t), null))
                      .toList()));
    }

    /** Its service's: they may tell the environment, also those that cannot be read. */
    private static Map<String, String> tags(ServiceDesk services, Task t) {
      return t.service() == null
          ? Map.of()
          : switch (services.find(t.cluster() + "/" + t.service())) {
            case Outcome.Done<Service>(Service s) -> s.tags();
            case Outcome.Failed<Service> unread -> EnvironmentLabel.UNREAD;
          };
    }

    @Override
    public List<SheetLine> said(List<Together.Part<Task>> result) {
      return List.of(ServiceProposals.done("Told to stop: " + shown() + "."));
    }

    @Override
    public Ending end(Reads desk, List<Together.Part<Task>> result, Progress progress) {
      return Ending.together(
          result.stream()
              .map(
                  part ->
                      part.outcome() instanceof Outcome.Done<Task>(Task stopped)
                          ? end(desk, stopped, progress)
                          : new Ending(ServiceProposals.problem(part), false))
              .toList());
    }

    private Ending end(Reads desk, Task stopped, Progress progress) {
      String who = ids.size() == 1 ? "It" : stopped.id();
      TaskDefinition none =
          new TaskDefinition(stopped.taskDefinition(), "", 0, null, null, null, null, List.of());
      return switch (desk.operations()
          .taskWatch()
          .follow(
              new TaskActions.Started(stopped, none, ""),
              DeploymentWatch.LIMIT,
              new States(progress))) {
        case Outcome.Done<TaskWatch.Ended>(TaskWatch.Ended e) ->
            new Ending(
                List.of(
                    e.stopped()
                        ? ServiceProposals.done(
                            who + " has stopped: " + StopCause.of(e.task()).text())
                        : new SheetLine("? " + who + " had not stopped in time.", Tone.WARN)),
                e.stopped(),
                Endings.of(e));
        case Outcome.Failed<TaskWatch.Ended>(Problem p) ->
            new Ending(
                List.of(
                    new SheetLine(
                        "▲ "
                            + (p instanceof Problem.Interrupted
                                ? "Stopped watching."
                                : p.sentence())
                            + " ECS goes on stopping "
                            + (ids.size() == 1 ? "it." : stopped.id() + "."),
                        Tone.WARN)),
                false,
                Endings.left("stopping task " + stopped.id(), p));
      };
    }
  }

  private record States(Progress progress) implements TaskWatch.Listener {
    @Override
    public void state(Task task) {
      progress.show(
          List.of(new SheetLine("↻ task " + task.id() + "  " + task.lastStatus(), Tone.ACCENT)));
    }

    @Override
    public void lines(List<TaskOutput.Line> lines) {
      // A task that is being stopped is watched without its log.
    }
  }

  /** A session into a container; {@code container} null for its first. */
  record Exec(String cluster, String service, String id, @Nullable String container)
      implements Proposal<Reads, EcsEditor.ExecSession> {
    @Override
    public String title() {
      return "Open a session in task " + id;
    }

    @Override
    public String verb() {
      return "Open it";
    }

    @Override
    public List<Input> asks() {
      return List.of(Input.text("command", "Command", "empty opens " + ExecCommand.SHELL));
    }

    @Override
    public Outcome<Change<EcsEditor.ExecSession>> prepare(
        Reads desk, Answers answers, Progress progress) {
      String typed = answers.text("command");
      String command = typed.isEmpty() ? ExecCommand.SHELL : typed;
      ServiceDesk services = desk.operations();
      return services
          .task(cluster, id)
          .then(
              task ->
                  services
                      .find(cluster + "/" + service)
                      .then(s -> services.tasks().exec(s, task, container, command))
                      .then(change -> possible(desk, task, command, change)));
    }

    private Outcome<Change<EcsEditor.ExecSession>> possible(
        Reads desk, Task task, String command, Change<EcsEditor.ExecSession> change) {
      if (desk.sessions().here()) {
        return Outcome.done(change);
      }
      change.close();
      return Outcome.failed(
          new Problem.Refused(
              "The Session Manager plugin is not installed here; no session was opened.",
              "Install it, or where it is: "
                  + aws(desk.facts().region(), task, container, command)));
    }

    @Override
    public List<SheetLine> said(EcsEditor.ExecSession result) {
      return List.of(ServiceProposals.done("The session " + result.sessionId() + " has ended."));
    }

    @Override
    public Ending end(Reads desk, EcsEditor.ExecSession session, Progress progress) {
      return switch (desk.sessions().open(session)) {
        case Outcome.Done<Integer>(Integer code) ->
            code == 0
                ? new Ending(said(session), true)
                : new Ending(
                    List.of(
                        new SheetLine("▲ The session ended with code " + code + ".", Tone.WARN)),
                    false);
        case Outcome.Failed<Integer>(Problem p) ->
            new Ending(
                List.of(
                    new SheetLine("✖ " + p.sentence(), Tone.BAD),
                    new SheetLine("→ " + p.remedy(), Tone.ACCENT)),
                false);
      };
    }
  }

  /** The line to paste where the plugin is. */
  static String aws(String region, Task task, @Nullable String container, String command) {
    String into =
        container != null
            ? container
            : task.containers().isEmpty() ? "" : task.containers().getFirst().name();
    return ExecCommand.aws(region, task.cluster(), task.id(), into, command);
  }
}
