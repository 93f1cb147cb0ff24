package dev.quarterdeck.tui.command.services;

import dev.quarterdeck.change.Change;
import dev.quarterdeck.change.Plan;
import dev.quarterdeck.kernel.ExitCode;
import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.kernel.ProblemException;
import dev.quarterdeck.services.EcsEditor;
import dev.quarterdeck.services.Service;
import dev.quarterdeck.services.Task;
import dev.quarterdeck.services.TaskDefinition;
import dev.quarterdeck.services.deploy.Endings;
import dev.quarterdeck.services.deploy.TaskActions;
import dev.quarterdeck.services.deploy.TaskWatch;
import dev.quarterdeck.tui.cli.Call;
import dev.quarterdeck.tui.cli.Usage;
import dev.quarterdeck.tui.cli.Verb;
import dev.quarterdeck.tui.command.change.Changing;
import dev.quarterdeck.tui.output.Answer;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** {@code qd services run}: one task beside a service, its log and its exit code. */
final class RunTask {
  private RunTask() {}

  static Verb verb() {
    return Following.verb(
            Verb.named("run", "Run a one-off task, such as a migration, and follow it.")
                .description(
                    "It runs what the service runs, in the service's network, with the command after"
                        + " --. Its log is printed, and its exit code decides: 0 is 0, anything else"
                        + " is 1 (the code itself stands in the answer). A task definition that belongs"
                        + " to no service takes --cluster and, for Fargate, --subnets.")
                .param(
                    "SERVICE|FAMILY", "A service, [CLUSTER/]NAME, or FAMILY[:REV] with --cluster.")
                .params("COMMAND", "After --: the command and its arguments.")
                .option("--task-definition", "FAMILY[:REV]", "Another revision than the service's.")
                .option(
                    "--container", "NAME", "Whose command and exit code; the first essential one.")
                .option("--cluster", "NAME", "Where a FAMILY runs.")
                .option("--subnets", "A,B", "For a FAMILY in awsvpc network mode.")
                .option("--security-groups", "A,B", "For a FAMILY in awsvpc network mode.")
                .flag("--public-ip", "For a FAMILY: give the task a public address.")
                .flag(
                    "--stop-on-interrupt", "Ctrl-C stops the task as well, not only the following.")
                .exit(0, "it ended with exit code 0")
                .exit(1, "it ended with another exit code, did not start, or did not end in time"))
        .example("qd services run acme-prod/api -- bin/migrate up", "A migration.")
        .example(
            "qd services run acme-prod/api --task-definition acme-prod-api:2 --yes -- bin/migrate up",
            "With the revision that is deployed next.")
        .example(
            "qd services run acme-prod-worker:1 --cluster acme-prod --subnets subnet-1,subnet-2",
            "A task definition without a service, with its own command.")
        .runs(RunTask::run);
  }

  private static Answer run(Call call) {
    Following.check(call);
    List<String> before = call.paramsBefore();
    if (before.size() != 1) {
      throw Usage.wrong(
          before.isEmpty() ? "Which service?" : "'" + before.get(1) + "' stands before --.",
          "For example qd services run acme-prod/api -- bin/migrate up.");
    }
    TaskActions.OneOff wish =
        call.value("--cluster") == null
            ? ofService(call, before.getFirst())
            : ofFamily(call, before.getFirst());
    Change<TaskActions.Started> change =
        call.console().operations().tasks().run(wish, UUID.randomUUID().toString()).orThrow();
    return Changing.run(call, change, started -> answer(call, change.plan(), started, wish.like()));
  }

  private static TaskActions.OneOff ofService(Call call, String name) {
    if (call.value("--subnets") != null || call.has("--public-ip")) {
      throw Usage.wrong(
          "A service's task runs in the service's network.",
          "Leave out --subnets and --public-ip, or name a FAMILY with --cluster.");
    }
    Service s = Following.services(call, List.of(name)).getFirst();
    String definition = call.value("--task-definition");
    return new TaskActions.OneOff(
        s.cluster(),
        s,
        null,
        definition(call, definition == null ? s.taskDefinition() : definition),
        call.value("--container"),
        call.passedOn());
  }

  private static TaskActions.OneOff ofFamily(Call call, String family) {
    String cluster = call.value("--cluster", "");
    List<String> subnets = list(call.value("--subnets"));
    EcsEditor.Network network =
        subnets.isEmpty()
            ? null
            : new EcsEditor.Network(
                subnets, list(call.value("--security-groups")), call.has("--public-ip"));
    return new TaskActions.OneOff(
        cluster,
        null,
        network,
        definition(call, family),
        call.value("--container"),
        call.passedOn());
  }

  private static TaskDefinition definition(Call call, String id) {
    return call.console().ports().ecs().taskDefinition(id).orThrow();
  }

  private static List<String> list(@Nullable String typed) {
    return typed == null ? List.of() : List.of(typed.split(",", -1));
  }

  private static Answer answer(
      Call call, Plan plan, TaskActions.Started started, @Nullable Service like) {
    if (call.has("--no-wait")) {
      return Answer.good(
          new TaskRendering(started.task(), "started", started.container(), null, null, List.of()));
    }
    return switch (call.console()
        .operations()
        .taskWatch()
        .follow(started, Following.limit(call), new TaskFollowing(call, true))) {
      case Outcome.Failed<TaskWatch.Ended>(Problem p) -> {
        Following.record(call, plan, Endings.left("task " + started.task().id(), p));
        throw new ProblemException(
            p instanceof Problem.Interrupted
                ? interrupted(call, started.task(), like)
                : left(started.task(), p));
      }
      case Outcome.Done<TaskWatch.Ended>(TaskWatch.Ended ended) -> {
        Following.record(call, plan, Endings.of(ended));
        String status = ended.good() ? "completed" : ended.stopped() ? "failed" : "timedOut";
        yield new Answer(
            ended.good() ? ExitCode.GOOD : ExitCode.BAD,
            new TaskRendering(
                ended.task(),
                status,
                started.container(),
                ended.exitCode(),
                ended.cause(),
                ended.unknowns()),
            ended.unknowns(),
            null);
      }
    };
  }

  private static Problem left(Task task, Problem p) {
    return new Problem.Unreachable(
        "It could not be followed to its end: " + p.sentence() + " The task goes on.",
        "Stop it with: qd services stop-task " + task.cluster() + "/" + task.id());
  }

  /** The person has said beforehand what an interrupt means. */
  private static Problem interrupted(Call call, Task task, @Nullable Service like) {
    String id = task.cluster() + "/" + task.id();
    if (!call.has("--stop-on-interrupt")) {
      return new Problem.Interrupted(
          "Stopped following. Task " + id + " goes on.",
          "Stop it with: qd services stop-task " + id);
    }
    // The stop is a call of its own and must not be cut off by the same interrupt.
    boolean was = Thread.interrupted();
    try {
      Outcome<Task> stopped =
          call.console()
              .changes()
              .run(
                  call.console()
                      .operations()
                      .tasks()
                      .stop(
                          task,
                          like == null ? Map.of() : like.tags(),
                          "Interrupted with Quarterdeck"),
                  "interrupted",
                  Outcome::done);
      return stopped instanceof Outcome.Failed<Task>(Problem p)
          ? new Problem.Interrupted(
              "Interrupted, but task " + id + " could not be stopped: " + p.sentence(),
              "Stop it with: qd services stop-task " + id)
          : new Problem.Interrupted(
              "Interrupted: task " + id + " was told to stop.",
              "See how it ended: aws ecs describe-tasks --cluster "
                  + task.cluster()
                  + " --tasks "
                  + task.id());
    } finally {
      if (was) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
