package dev.quarterdeck.tui.command.secrets;

import dev.quarterdeck.kernel.ExitCode;
import dev.quarterdeck.kernel.Snapshot;
import dev.quarterdeck.secrets.StaleTask;
import dev.quarterdeck.tui.cli.Call;
import dev.quarterdeck.tui.cli.Usage;
import dev.quarterdeck.tui.cli.Verb;
import dev.quarterdeck.tui.command.change.Changing;
import dev.quarterdeck.tui.command.rotation.LiveProgress;
import dev.quarterdeck.tui.output.Answer;
import java.util.List;

/** {@code qd secrets stale}: running tasks that hold an old value. */
final class StaleTasks {
  private StaleTasks() {}

  static Verb verb() {
    return Changing.verb(
            Verb.named("stale", "Running tasks that still hold an old value.")
                .description(
                    "ECS injects secrets when a container starts and never again. A task is stale"
                        + " when the version it started with has another value of the keys it"
                        + " uses: a change of other keys of the same secret does not count. Old"
                        + " and new values are compared in memory (secretsmanager:GetSecretValue"
                        + " on each). 'possible' means that nobody can tell which version it"
                        + " started with (close to a change, or after AWSCURRENT was taken back),"
                        + " or that this version can no longer be read. --redeploy gives each service"
                        + " with such tasks one forced deployment, after showing the plan, and"
                        + " follows it to its end.")
                .optionalParam("NAME", "Name or ARN of a secret; all of them when left out.")
                .flag("--redeploy", "Redeploy the services with certainly stale tasks, and wait.")
                .flag("--possible", "With --redeploy: those with possibly stale tasks as well.")
                .options(
                    "--service",
                    "SERVICE",
                    "With --redeploy: only this one; a name, or CLUSTER/SERVICE."))
        .exit(0, "no running task holds an old value")
        .exit(1, "some task does, or something could not be read")
        .exit(7, "stopped while following the deployments; they go on")
        .example("qd secrets stale", "All of them, with the command that redeploys.")
        .example(
            "qd secrets stale acme/prod/app --redeploy --dry-run", "Which services would restart?")
        .example(
            "qd secrets stale acme/prod/app -o json | jq -r '.[].service' | sort -u",
            "The services to redeploy after a rotation.")
        .limit(Verb.Limit.LONG)
        .runs(StaleTasks::run);
  }

  private static Answer run(Call call) {
    if (call.has("--redeploy")) {
      return redeploy(call);
    }
    for (String option : List.of("--possible", "--service", "--dry-run", "--yes", "--reason")) {
      if (call.has(option)) {
        throw Usage.wrong(option + " goes with --redeploy.", "Add --redeploy, or leave it out.");
      }
    }
    Snapshot<List<StaleTask>> stale =
        Naming.orThrow(
            call.console().usage().stale(call.console().deadline(), call.param(0)), call.param(0));
    return Answer.of(
            stale.value().isEmpty() ? ExitCode.GOOD : ExitCode.BAD,
            new StaleRendering(stale.value(), stale.asOf(), stale.complete()))
        .missing(stale.unknowns());
  }

  private static Answer redeploy(Call call) {
    Changing.check(call);
    LiveProgress progress = new LiveProgress(call.printer().live());
    try {
      return Changing.run(
          call,
          Naming.orThrow(
              call.console()
                  .rotations()
                  .redeployStale(
                      call.param(0), call.values("--service"), call.has("--possible"), progress),
              call.param(0)),
          r -> new Answer(r.exit(), new RedeployedRendering(r), r.unknowns(), null));
    } finally {
      progress.end();
    }
  }
}
