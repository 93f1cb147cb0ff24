package dev.quarterdeck.tui.command.services;

import dev.quarterdeck.change.Change;
import dev.quarterdeck.change.Plan;
import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.kernel.ProblemException;
import dev.quarterdeck.services.Service;
import dev.quarterdeck.services.deploy.Endings;
import dev.quarterdeck.services.deploy.TaskWatch;
import dev.quarterdeck.services.deploy.Updated;
import dev.quarterdeck.tui.cli.Call;
import dev.quarterdeck.tui.cli.Usage;
import dev.quarterdeck.tui.cli.Verb;
import dev.quarterdeck.tui.command.change.Changing;
import dev.quarterdeck.tui.output.Answer;
import dev.quarterdeck.tui.output.Cell;
import dev.quarterdeck.tui.output.Times;
import java.util.ArrayList;
import java.util.List;

/** {@code qd services scale}: another number of tasks. */
final class ScaleServices {
  private static final int MOST = 5_000;

  private ScaleServices() {}

  static Verb verb() {
    return Following.verb(
            Verb.named("scale", "Set how many tasks a service should have, zero included.")
                .description(
                    "The number comes last. Where autoscaling decides too, the plan says so and what"
                        + " it will do.")
                .params(
                    "SERVICE", "One service or several, [CLUSTER/]NAME, then the number of tasks.")
                .exit(0, "every service has that many tasks running")
                .exit(1, "a service did not get there in time"))
        .example("qd services scale acme-prod/api 5", "Five tasks.")
        .example(
            "qd services scale acme-staging/api acme-staging/worker 0 --yes",
            "Two services to zero, from a script.")
        .runs(ScaleServices::run);
  }

  private static Answer run(Call call) {
    Following.check(call);
    List<String> words = call.params();
    if (words.size() < 2) {
      throw Usage.wrong(
          "A service and a number are needed.", "For example qd services scale acme-prod/api 3.");
    }
    int n = number(words.getLast());
    List<Service> services = Following.services(call, words.subList(0, words.size() - 1));
    Change<List<Updated>> change =
        call.console().operations().updates().scale(services, n).orThrow();
    return Changing.run(call, change, updated -> answer(call, change.plan(), updated));
  }

  private static int number(String word) {
    if (!word.matches("[0-9]{1,5}") || Integer.parseInt(word) > MOST) {
      throw Usage.wrong(
          "'" + word + "' is not a number of tasks.", "It comes last, from 0 to " + MOST + ".");
    }
    return Integer.parseInt(word);
  }

  private static Answer answer(Call call, Plan plan, List<Updated> updated) {
    List<DeployedRendering.Row> rows = new ArrayList<>();
    List<TaskWatch.Counted> ends = new ArrayList<>();
    for (Updated u : updated) {
      boolean follow =
          u.problem() == null && u.desired() != u.before().desired() && !call.has("--no-wait");
      TaskWatch.Counted end = follow ? counted(call, plan, u, ends) : null;
      if (end != null) {
        ends.add(end);
      }
      rows.add(
          new DeployedRendering.Row(
              u,
              null,
              end == null ? null : new DeployedRendering.Counted(end.service(), end.reached())));
    }
    if (!ends.isEmpty()) {
      Following.record(call, plan, Endings.counted(ends));
    }
    return Answer.of(Following.exit(rows), new DeployedRendering(rows));
  }

  private static TaskWatch.Counted counted(
      Call call, Plan plan, Updated u, List<TaskWatch.Counted> before) {
    String[] told = {""};
    Outcome<TaskWatch.Counted> followed =
        call.console()
            .operations()
            .taskWatch()
            .count(
                u.before(),
                Following.limit(call),
                s -> {
                  String now =
                      s.ref()
                          + "  "
                          + s.running()
                          + " of "
                          + s.desired()
                          + " running"
                          + (s.pending() == 0 ? "" : ", " + s.pending() + " pending");
                  if (!now.equals(told[0])) {
                    told[0] = now;
                    call.note(Cell.of(Times.second(call.console().clock().instant()) + "  " + now));
                  }
                });
    return switch (followed) {
      case Outcome.Done<TaskWatch.Counted>(TaskWatch.Counted c) -> c;
      case Outcome.Failed<TaskWatch.Counted>(Problem p) -> {
        if (!before.isEmpty()) {
          Following.record(call, plan, Endings.counted(before));
        }
        Following.record(call, plan, Endings.left("scaling " + u.before().ref(), p));
        throw new ProblemException(
            p instanceof Problem.Interrupted
                ? new Problem.Interrupted(
                    "Stopped following. " + u.before().ref() + " goes on to be scaled by ECS.",
                    "Look with: qd services show " + u.before().ref())
                : p);
      }
    };
  }
}
