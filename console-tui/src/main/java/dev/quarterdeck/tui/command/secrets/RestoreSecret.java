package dev.quarterdeck.tui.command.secrets;

import dev.quarterdeck.tui.cli.Call;
import dev.quarterdeck.tui.cli.Verb;
import dev.quarterdeck.tui.command.change.Changing;
import dev.quarterdeck.tui.output.Answer;

/** {@code qd secrets restore}: undoes a scheduled deletion. */
final class RestoreSecret {
  private RestoreSecret() {}

  static Verb verb() {
    return Changing.verb(
            Verb.named("restore", "Bring back a secret that is scheduled for deletion.")
                .description("Its value and versions are as they were.")
                .param("NAME", "Name or ARN of the secret."))
        .example("qd secrets restore acme/legacy/sendgrid", "It can be read again.")
        .example("qd secrets list --include-deleted", "What can be brought back.")
        .runs(RestoreSecret::run);
  }

  private static Answer run(Call call) {
    Changing.check(call);
    String name = call.required(0);
    return Changing.run(
        call,
        Naming.orThrow(call.console().life().restore(name), name),
        done -> DoneRendering.answer("Restored", done));
  }
}
