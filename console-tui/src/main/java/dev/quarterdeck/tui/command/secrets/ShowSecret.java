package dev.quarterdeck.tui.command.secrets;

import dev.quarterdeck.kernel.Snapshot;
import dev.quarterdeck.secrets.SecretDetail;
import dev.quarterdeck.tui.cli.Call;
import dev.quarterdeck.tui.cli.Verb;
import dev.quarterdeck.tui.output.Answer;

/** {@code qd secrets show}: one secret, its keys masked. */
final class ShowSecret {
  private ShowSecret() {}

  static Verb verb() {
    return Verb.named("show", "One secret: its keys masked, with lengths, users and versions.")
        .description(
            "The value is read to count and measure its keys and is never shown. Warnings say what"
                + " would keep a task from starting or mangle a value on its way into a container.")
        .param("NAME", "Name or ARN of the secret.")
        .exit(1, "done, but something could not be read; stderr says what")
        .example("qd secrets show acme/prod/app", "Keys, lengths, who uses which.")
        .example(
            "qd secrets show acme/prod/app -o json | jq -r '.keys[].key'", "The names of its keys.")
        .runs(ShowSecret::run);
  }

  private static Answer run(Call call) {
    Snapshot<SecretDetail> shown =
        Naming.orThrow(
            call.console().secrets().show(call.console().deadline(), call.required(0)),
            call.param(0));
    return Answer.good(new DetailRendering(shown)).missing(shown.unknowns());
  }
}
