package dev.quarterdeck.tui.command.secrets;

import dev.quarterdeck.tui.cli.Call;
import dev.quarterdeck.tui.cli.Verb;
import dev.quarterdeck.tui.command.change.Changing;
import dev.quarterdeck.tui.output.Answer;

/** {@code qd secrets unlock}: gives up a change that hangs. */
final class UnlockSecret {
  private UnlockSecret() {}

  static Verb verb() {
    return Changing.verb(
            Verb.named("unlock", "Give up a change of a secret that was begun and never ended.")
                .description(
                    "A version under AWSPENDING keeps every other change out. This takes the label off"
                        + " it, after saying whose it is and since when; AWSCURRENT stays where it is"
                        + " and no value is touched. An edit of this machine that was killed needs no"
                        + " unlocking: the next edit tidies up after it. For a rotation begin with:"
                        + " qd rotations list.")
                .param("NAME", "Name or ARN of the secret."))
        .example("qd secrets unlock acme/prod/app --dry-run", "Whose change waits, since when?")
        .example(
            "qd secrets unlock acme/prod/app --yes --reason 'laptop of alice was stolen'",
            "From a script.")
        .runs(UnlockSecret::run);
  }

  private static Answer run(Call call) {
    Changing.check(call);
    String name = call.required(0);
    return Changing.run(
        call,
        Naming.orThrow(call.console().unlocking().unlock(name), name),
        done -> DoneRendering.answer("Unlocked", done));
  }
}
