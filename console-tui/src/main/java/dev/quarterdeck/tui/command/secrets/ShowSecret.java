package dev.quarterdeck.tui.command.secrets;

import dev.quarterdeck.kernel.Snapshot;
import dev.quarterdeck.kernel.Unknown;
import dev.quarterdeck.secrets.KeyAge;
import dev.quarterdeck.secrets.SecretDetail;
import dev.quarterdeck.tui.cli.Call;
import dev.quarterdeck.tui.cli.Verb;
import dev.quarterdeck.tui.output.Answer;
import java.util.ArrayList;
import java.util.List;

/** {@code qd secrets show}: one secret, its keys masked. */
final class ShowSecret {
  private ShowSecret() {}

  static Verb verb() {
    return Verb.named("show", "One secret: its keys masked, with lengths, users and versions.")
        .description(
            "The value is read to count and measure its keys and is never shown. Warnings say what"
                + " would keep a task from starting or mangle a value on its way into a container.")
        .param("NAME", "Name or ARN of the secret.")
        .flag(
            "--ages",
            "Also since when each key has had its value. Reads older versions from the newest to the"
                + " oldest until every key has changed: one GetSecretValue each, at most 100, each an"
                + " entry in CloudTrail. '≥' marks an age that may be greater, because the versions"
                + " before are gone.")
        .exit(1, "done, but something could not be read; stderr says what")
        .example("qd secrets show acme/prod/app", "Keys, lengths, who uses which.")
        .example(
            "qd secrets show acme/prod/app -o json | jq -r '.keys[].key'", "The names of its keys.")
        .example("qd secrets show acme/prod/app --ages", "Which of its keys are overdue.")
        .limit(Verb.Limit.LONG)
        .runs(ShowSecret::run);
  }

  private static Answer run(Call call) {
    Snapshot<SecretDetail> shown =
        Naming.orThrow(
            call.console().secrets().show(call.console().deadline(), call.required(0)),
            call.param(0));
    if (!call.has("--ages")) {
      return Answer.good(new DetailRendering(shown, List.of())).missing(shown.unknowns());
    }
    Snapshot<List<KeyAge>> ages =
        call.console().keyAges().of(call.console().deadline(), shown.value()).orThrow();
    List<Unknown> unknowns = new ArrayList<>(shown.unknowns());
    unknowns.addAll(ages.unknowns());
    Snapshot<SecretDetail> all = new Snapshot<>(shown.value(), shown.asOf(), unknowns);
    return Answer.good(new DetailRendering(all, ages.value())).missing(unknowns);
  }
}
