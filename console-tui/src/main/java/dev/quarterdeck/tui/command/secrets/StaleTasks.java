package dev.quarterdeck.tui.command.secrets;

import dev.quarterdeck.kernel.ExitCode;
import dev.quarterdeck.kernel.Snapshot;
import dev.quarterdeck.secrets.StaleTask;
import dev.quarterdeck.tui.cli.Call;
import dev.quarterdeck.tui.cli.Verb;
import dev.quarterdeck.tui.output.Answer;
import java.util.List;

/** {@code qd secrets stale}: running tasks that hold an old value. */
final class StaleTasks {
  private StaleTasks() {}

  static Verb verb() {
    return Verb.named("stale", "Running tasks that still hold an old value.")
        .description(
            "ECS injects secrets when a container starts and never again: a task that started"
                + " before the current version was made holds an older one. 'possible' means that"
                + " it was starting at that very time.")
        .optionalParam("NAME", "Name or ARN of a secret; all of them when left out.")
        .exit(0, "no running task holds an old value")
        .exit(1, "some task does, or something could not be read")
        .example("qd secrets stale", "All of them, with the command that redeploys.")
        .example(
            "qd secrets stale acme/prod/app -o json | jq -r '.[].service' | sort -u",
            "The services to redeploy after a rotation.")
        .runs(StaleTasks::run);
  }

  private static Answer run(Call call) {
    Snapshot<List<StaleTask>> stale =
        Naming.orThrow(
            call.console().usage().stale(call.console().deadline(), call.param(0)), call.param(0));
    return Answer.of(
            stale.value().isEmpty() ? ExitCode.GOOD : ExitCode.BAD,
            new StaleRendering(stale.value(), stale.asOf(), stale.complete()))
        .missing(stale.unknowns());
  }
}
