package dev.quarterdeck.tui.command.secrets;

import dev.quarterdeck.kernel.Snapshot;
import dev.quarterdeck.secrets.KeyUse;
import dev.quarterdeck.tui.cli.Call;
import dev.quarterdeck.tui.cli.Verb;
import dev.quarterdeck.tui.command.Wording;
import dev.quarterdeck.tui.output.Answer;
import dev.quarterdeck.tui.output.Cell;
import java.util.List;

/** {@code qd secrets usage}: which service, container and variable uses which key. */
final class UsageOfKeys {
  private UsageOfKeys() {}

  static Verb verb() {
    return Verb.named("usage", "Which service, container and variable uses which key.")
        .description(
            "Reads the references in the task definitions of every live deployment and running"
                + " task, and how many tasks hold the current value. A reference pinned to a"
                + " version is never reached by a rotation.")
        .optionalParam("NAME", "Name or ARN of a secret; all of them when left out.")
        .optionalParam("KEY", "One key of it; references to the whole value count as well.")
        .exit(1, "done, but something could not be read; stderr says what")
        .example("qd secrets usage", "Every reference there is.")
        .example(
            "qd secrets usage acme/prod/app JWT_SECRET", "Who must be redeployed after a rotation.")
        .example(
            "qd secrets usage -o json | jq '.[] | select(.pinnedVersion != null)'",
            "References that a rotation never reaches.")
        .limit(Verb.Limit.LONG)
        .runs(UsageOfKeys::run);
  }

  private static Answer run(Call call) {
    Snapshot<List<KeyUse>> uses =
        Naming.orThrow(
            call.console().usage().usage(call.console().deadline(), call.param(0), call.param(1)),
            call.param(0));
    long stale = uses.value().stream().filter(u -> u.tasks().stale() > 0).count();
    return Answer.good(new UsageRendering(uses.value()))
        .missing(uses.unknowns())
        .note(
            Cell.muted(
                Wording.count(uses.value().size(), "reference")
                    + (stale == 0 ? "" : ", " + stale + " with stale tasks: qd secrets stale")));
  }
}
