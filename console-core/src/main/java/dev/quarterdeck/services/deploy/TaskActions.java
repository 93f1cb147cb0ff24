package dev.quarterdeck.services.deploy;

import dev.quarterdeck.change.Change;
import dev.quarterdeck.change.Plan;
import dev.quarterdeck.kernel.Deadline;
import dev.quarterdeck.kernel.Listing;
import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.kernel.ProblemException;
import dev.quarterdeck.kernel.Snapshot;
import dev.quarterdeck.kernel.Text;
import dev.quarterdeck.services.Ecs;
import dev.quarterdeck.services.EcsEditor;
import dev.quarterdeck.services.FleetReader;
import dev.quarterdeck.services.FleetView;
import dev.quarterdeck.services.Service;
import dev.quarterdeck.services.Task;
import dev.quarterdeck.services.TaskDefinition;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Prepares stops of tasks and deployments, one-off tasks and sessions. Changes nothing itself. */
public final class TaskActions {
  private final Ecs ecs;
  private final EcsEditor editor;
  private final ServiceHistory history;
  private final FleetReader fleet;

  public TaskActions(Ecs ecs, EcsEditor editor, ServiceHistory history, FleetReader fleet) {
    this.ecs = ecs;
    this.editor = editor;
    this.history = history;
    this.fleet = fleet;
  }

  /** A task by its ARN, {@code CLUSTER/ID}, or its id or the beginning of it in any cluster. */
  public Outcome<Task> find(Deadline deadline, String ref) {
    String path = ref.startsWith("arn:") ? ref.substring(ref.indexOf('/') + 1) : ref;
    int slash = path.indexOf('/');
    if (slash > 0) {
      String cluster = path.substring(0, slash);
      return ecs.tasks(cluster, List.of(path.substring(slash + 1))).then(l -> only(ref, l));
    }
    return fleet
        .read(deadline, EnumSet.of(FleetReader.Part.TASKS))
        .then((Snapshot<FleetView> view) -> only(ref, path, view));
  }

  private static Outcome<Task> only(String ref, String id, Snapshot<FleetView> view) {
    List<Task> found = view.value().tasks().stream().filter(t -> t.id().startsWith(id)).toList();
    return only(ref, new Listing<>(found, view.unknowns()));
  }

  private static Outcome<Task> only(String ref, Listing<Task> found) {
    return switch (found.items().size()) {
      case 1 -> Outcome.done(found.items().getFirst());
      case 0 ->
          Outcome.failed(
              new Problem.NotFound(
                  "There is no task "
                      + Text.clean(ref)
                      + (found.isComplete()
                          ? "."
                          : " in what could be read (" + found.unknowns().getFirst().why() + ")."),
                  "List what runs with: qd services tasks SERVICE"));
      default ->
          Outcome.failed(
              new Problem.Invalid(
                  "Several tasks begin with " + Text.clean(ref) + ".", "Type more of its id."));
    };
  }

  /** Stops one task; its service starts another one. */
  public Change<Task> stop(Task task, Map<String, String> tags, @Nullable String reason) {
    String ref = task.cluster() + "/" + task.id();
    String service = task.service();
    List<String> notes = new ArrayList<>();
    if (task.lastStatus().equals("STOPPED")) {
      return new Once<>(
          plan("services.stop-task", ref, "Task " + ref + " has stopped already.", tags),
          () -> Outcome.done(task),
          t -> "done");
    }
    notes.add(
        service == null
            ? "No service starts another one."
            : task.cluster() + "/" + service + " will start another one in its place.");
    Plan plan =
        new Plan(
            "services.stop-task",
            ref,
            ref,
            "Stop task " + ref + ".",
            List.of(
                (service == null ? "standalone task" : "task of " + task.cluster() + "/" + service)
                    + ", "
                    + FleetReader.shortName(task.taskDefinition())
                    + ", "
                    + task.lastStatus()),
            List.of(new Plan.Step("ecs:StopTask", "Stop it: SIGTERM, then SIGKILL")),
            notes,
            tags);
    return new Once<>(
        plan,
        () ->
            editor.stopTask(
                task.cluster(), task.arn(), reason == null ? "Stopped with Quarterdeck" : reason),
        t -> "done, " + t.lastStatus());
  }

  private static Plan plan(String action, String name, String title, Map<String, String> tags) {
    return new Plan(action, name, name, title, List.of(), List.of(), List.of(), tags);
  }

  /** What a stopped deployment is followed by. */
  public record Stopping(Service service, OwnDeployment deployment) {}

  /** Stops the deployment that is under way, so that ECS goes back to the one before. */
  public Outcome<Change<Stopping>> stopDeployment(Service s) {
    return Outcome.of(
        () -> {
          OwnDeployment own =
              OwnDeployment.of(s).orElseThrow(() -> new ProblemException(noneUnderWay(s, null)));
          Listing<ServiceHistory.Run> runs = history.runs(s.cluster(), s.name()).orThrow();
          ServiceHistory.Run run =
              runs.items().stream()
                  .filter(ServiceHistory.Run::underWay)
                  .findFirst()
                  .orElseThrow(
                      () ->
                          new ProblemException(
                              noneUnderWay(
                                  s, runs.items().isEmpty() ? null : runs.items().getFirst())));
          String back =
              runs.items().stream()
                  .filter(ServiceHistory.Run::successful)
                  .map(ServiceHistory.Run::taskDefinition)
                  .filter(d -> d != null)
                  .map(FleetReader::shortName)
                  .findFirst()
                  .orElse(null);
          List<String> notes = new ArrayList<>();
          notes.add(
              back == null
                  ? "No completed deployment is known to go back to: ECS may be unable to."
                  : "ECS takes the service back to " + back + ".");
          Plan plan =
              Plans.of(
                  "services.stop-deployment",
                  "Stop the deployment of "
                      + FleetReader.shortName(own.taskDefinition())
                      + " to "
                      + s.ref()
                      + ".",
                  List.of(s),
                  List.of(s.ref() + ": " + own.id() + ", " + Plans.tasks(s.running()) + " running"),
                  List.of(new Plan.Step("ecs:StopServiceDeployment", "Stop it and roll back")),
                  notes);
          return new Once<>(
              plan,
              () -> editor.stopDeployment(run.arn()).map(arn -> new Stopping(s, own)),
              r -> "done, stopping deployment " + r.deployment().id());
        });
  }

  private static Problem noneUnderWay(Service s, ServiceHistory.@Nullable Run last) {
    return new Problem.Conflict(
        "No deployment of "
            + s.ref()
            + " is under way"
            + (last == null ? "." : "; the last one is " + Text.clean(last.status()) + "."),
        "To go back to an earlier revision: qd services rollback " + s.ref(),
        last == null ? null : last.finishedAt());
  }

  /**
   * A one-off task.
   *
   * @param like the service whose network and platform it takes; null with {@code network}
   * @param definition what it runs
   * @param container whose command is replaced; null for the first essential one
   */
  public record OneOff(
      String cluster,
      @Nullable Service like,
      EcsEditor.@Nullable Network network,
      TaskDefinition definition,
      @Nullable String container,
      List<String> command) {}

  /** A started task and the container whose exit code counts. */
  public record Started(Task task, TaskDefinition definition, String container) {}

  /** Runs one task, such as a migration, next to a service. */
  public Outcome<Change<Started>> run(OneOff wish, String token) {
    return Outcome.of(
        () -> {
          String container = container(wish);
          String name = FleetReader.shortName(wish.definition().arn());
          Service like = wish.like();
          String ref = like == null ? wish.cluster() + "/" + name : like.ref();
          List<String> details = new ArrayList<>();
          details.add(name + " in cluster " + wish.cluster() + ", container " + container);
          details.add(
              wish.command().isEmpty()
                  ? "its own command"
                  : "command of " + wish.command().size() + " words: " + wish.command().getFirst());
          List<String> notes = new ArrayList<>();
          notes.add(
              like == null
                  ? "It runs beside whatever else runs, with the task definition's roles."
                  : "It runs beside the tasks of "
                      + like.ref()
                      + ", in its network and with its roles and secrets.");
          Plan plan =
              new Plan(
                  "services.run",
                  ref,
                  ref,
                  "Run one task of " + name + ".",
                  details,
                  List.of(new Plan.Step("ecs:RunTask", "Start the task")),
                  notes,
                  like == null ? Map.of() : like.tags());
          EcsEditor.Run run =
              new EcsEditor.Run(
                  wish.cluster(),
                  wish.definition().arn(),
                  like == null ? null : like.name(),
                  wish.network(),
                  container,
                  wish.command(),
                  "quarterdeck",
                  token);
          return new Once<>(
              plan,
              () -> editor.run(run).map(t -> new Started(t, wish.definition(), container)),
              r -> "done, task " + r.task().id());
        });
  }

  private static String container(OneOff wish) {
    List<TaskDefinition.ContainerDefinition> all = wish.definition().containers();
    String asked = wish.container();
    return all.stream()
        .filter(c -> asked == null ? c.essential() : c.name().equals(asked))
        .findFirst()
        .map(TaskDefinition.ContainerDefinition::name)
        .orElseThrow(
            () ->
                new ProblemException(
                    new Problem.Invalid(
                        FleetReader.shortName(wish.definition().arn())
                            + " has no container "
                            + Text.clean(asked == null ? "that is essential" : asked)
                            + ".",
                        "It has: "
                            + Text.clean(
                                String.join(
                                    ", ",
                                    all.stream()
                                        .map(TaskDefinition.ContainerDefinition::name)
                                        .toList())))));
  }

  /** Opens a session into a container; {@code command} is what runs in it. */
  public Outcome<Change<EcsEditor.ExecSession>> exec(
      Service s, Task task, @Nullable String container, String command) {
    return Outcome.of(
        () -> {
          Task.Container into =
              task.containers().stream()
                  .filter(c -> container == null || c.name().equals(container))
                  .findFirst()
                  .orElseThrow(
                      () ->
                          new ProblemException(
                              new Problem.Invalid(
                                  "Task " + task.id() + " has no container " + container + ".",
                                  "It has: "
                                      + Text.clean(
                                          String.join(
                                              ", ",
                                              task.containers().stream()
                                                  .map(Task.Container::name)
                                                  .toList())))));
          if (!s.executeCommand()) {
            throw new ProblemException(
                new Problem.Refused(
                    "Sessions are not enabled for " + s.ref() + ".",
                    "Enable them and deploy: aws ecs update-service --cluster "
                        + s.cluster()
                        + " --service "
                        + s.name()
                        + " --enable-execute-command --force-new-deployment"));
          }
          Plan plan =
              Plans.of(
                  "services.exec",
                  "Open a session in container " + into.name() + " of " + s.ref() + ".",
                  List.of(s),
                  List.of("task " + task.id() + ", container " + into.name()),
                  List.of(
                      new Plan.Step(
                          "ecs:ExecuteCommand", "Open the session; what is typed is yours")),
                  List.of("It runs as root unless the task definition says otherwise."));
          return new Once<>(
              plan,
              () -> editor.execute(task.cluster(), task.arn(), into.name(), command),
              r -> "done, session " + r.sessionId());
        });
  }
}
