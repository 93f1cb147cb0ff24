package dev.quarterdeck.tui.command.secrets;

import dev.quarterdeck.change.Change;
import dev.quarterdeck.kernel.ExitCode;
import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.SecretValue;
import dev.quarterdeck.kernel.Text;
import dev.quarterdeck.secrets.edit.Edited;
import dev.quarterdeck.secrets.edit.SecretEdits;
import dev.quarterdeck.tui.cli.Call;
import dev.quarterdeck.tui.cli.Usage;
import dev.quarterdeck.tui.cli.Verb;
import dev.quarterdeck.tui.command.change.Changing;
import dev.quarterdeck.tui.command.change.ValueInput;
import dev.quarterdeck.tui.output.Answer;
import java.util.Map;

/** {@code qd secrets set}: one key, and every other byte as it was. */
final class SetKey {
  private SetKey() {}

  static Verb verb() {
    return Changing.verb(
            Verb.named("set", "Set one key; every other byte of the secret stays.")
                .description(
                    "The value comes from a masked prompt or from standard input, never from the"
                        + " command line. It is staged, read back and promoted only from the version"
                        + " it was made of: an edit by somebody else in between is kept when it"
                        + " touched other keys, and refuses this one when it touched the same. One"
                        + " line feed at the end of standard input is left out.")
                .param("NAME", "Name or ARN of the secret.")
                .optionalParam("KEY", "The key, new or old; left out for a secret without keys.")
                .flag("--exact", "Keep a line feed at the end of standard input."))
        .example("qd secrets set acme/prod/app OPENAI_API_KEY", "Asks for the value, masked.")
        .example(
            "pass show openai | qd secrets set acme/prod/app OPENAI_API_KEY --yes --reason 'new key'",
            "The value from a password manager.")
        .example(
            "qd secrets set acme/prod/app OPENAI_API_KEY --dry-run < key.txt",
            "What would be done, and who would need a redeployment.")
        .runs(SetKey::run);
  }

  private static Answer run(Call call) {
    Changing.check(call);
    String name = call.required(0);
    String key = call.param(1);
    if (key != null && key.isEmpty()) {
      throw Usage.wrong("The key is empty.", "Name the key to set.");
    }
    SecretValue value =
        ValueInput.read(
            call, key == null ? "New value: " : "New value of " + Text.clean(key) + ": ");
    SecretEdits edits = call.console().edits();
    Outcome<Change<Edited>> change =
        key == null ? edits.replace(name, value) : edits.set(name, Map.of(key, value));
    return Changing.run(call, Naming.orThrow(change, name), SetKey::answer);
  }

  static Answer answer(Edited edited) {
    // Done is done, even where it is unknown who runs with the old value.
    return new Answer(
        ExitCode.GOOD, new EditedRendering(edited), edited.redeploys().unknowns(), null);
  }
}
