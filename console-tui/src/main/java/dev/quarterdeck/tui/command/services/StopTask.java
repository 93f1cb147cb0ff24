package dev.quarterdeck.tui.command.services;

import dev.quarterdeck.change.Change;
import dev.quarterdeck.change.Plan;
import dev.quarterdeck.kernel.ExitCode;
import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.kernel.ProblemException;
import dev.quarterdeck.services.Service;
import dev.quarterdeck.services.StopCause;
import dev.quarterdeck.services.Task;
import dev.quarterdeck.services.TaskDefinition;
import dev.quarterdeck.services.deploy.Endings;
import dev.quarterdeck.services.deploy.TaskActions;
import dev.quarterdeck.services.deploy.TaskWatch;
import dev.quarterdeck.session.EnvironmentLabel;
import dev.quarterdeck.tui.cli.Call;
import dev.quarterdeck.tui.cli.Verb;
import dev.quarterdeck.tui.command.change.Changing;
import dev.quarterdeck.tui.output.Answer;
import java.util.List;
import java.util.Map;

/** {@code qd services stop-task}: one task, which its service replaces. */
final class StopTask {
  private StopTask() {}

  static Verb verb() {
    return Following.verb(
            Verb.named("stop-task", "Stop one task; its service starts another one.")
                .param("TASK", "Its id or the beginning of it, CLUSTER/ID, or its ARN.")
                .exit(0, "it has stopped")
                .exit(1, "it had not stopped in time"))
        .example("qd services stop-task acme-prod/3f2a9c41", "One of a service's tasks.")
        .example(
            "qd services stop-task 3f2a --yes --no-wait",
            "By the beginning of its id, in a script.")
        .runs(StopTask::run);
  }

  private static Answer run(Call call) {
    Following.check(call);
    Task task =
        call.console()
            .operations()
            .tasks()
            .find(call.console().deadline(), call.required(0))
            .orThrow();
    Change<Task> change =
        call.console().operations().tasks().stop(task, tags(call, task), call.value("--reason"));
    return Changing.run(call, change, stopped -> answer(call, change.plan(), stopped));
  }

  /** Its service's: they may tell the environment, also those that cannot be read. */
  private static Map<String, String> tags(Call call, Task task) {
    String service = task.service();
    return service == null
        ? Map.of()
        : switch (call.console()
            .services()
            .find(call.console().deadline(), task.cluster() + "/" + service)) {
          case Outcome.Done<Service>(Service s) -> s.tags();
          case Outcome.Failed<Service> unread -> EnvironmentLabel.UNREAD;
        };
  }

  private static Answer answer(Call call, Plan plan, Task stopped) {
    if (call.has("--no-wait")) {
      return Answer.good(new TaskRendering(stopped, "started", null, null, null, List.of()));
    }
    TaskDefinition none =
        new TaskDefinition(stopped.taskDefinition(), "", 0, null, null, null, null, List.of());
    Outcome<TaskWatch.Ended> followed =
        call.console()
            .operations()
            .taskWatch()
            .follow(
                new TaskActions.Started(stopped, none, ""),
                Following.limit(call),
                new TaskFollowing(call, false));
    if (followed instanceof Outcome.Failed<TaskWatch.Ended>(Problem left)) {
      Following.record(call, plan, Endings.left("stopping task " + stopped.id(), left));
    }
    if (followed instanceof Outcome.Failed<TaskWatch.Ended>(Problem.Interrupted p)) {
      throw new ProblemException(
          new Problem.Interrupted(
              "Stopped following. ECS goes on stopping task " + stopped.id() + ".", p.remedy()));
    }
    TaskWatch.Ended ended = followed.orThrow();
    Following.record(call, plan, Endings.of(ended));
    return Answer.of(
        ended.stopped() ? ExitCode.GOOD : ExitCode.BAD,
        new TaskRendering(
            ended.task(),
            ended.stopped() ? "stopped" : "timedOut",
            null,
            null,
            ended.stopped() ? StopCause.of(ended.task()) : null,
            List.of()));
  }
}
