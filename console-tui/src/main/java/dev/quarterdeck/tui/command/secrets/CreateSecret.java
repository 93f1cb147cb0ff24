package dev.quarterdeck.tui.command.secrets;

import dev.quarterdeck.kernel.SecretValue;
import dev.quarterdeck.kernel.Text;
import dev.quarterdeck.secrets.DocumentEdit;
import dev.quarterdeck.secrets.SecretEditor;
import dev.quarterdeck.tui.cli.Call;
import dev.quarterdeck.tui.cli.Usage;
import dev.quarterdeck.tui.cli.Verb;
import dev.quarterdeck.tui.command.change.Changing;
import dev.quarterdeck.tui.command.change.ValueInput;
import dev.quarterdeck.tui.output.Answer;
import java.util.UUID;

/** {@code qd secrets create}: a secret that is not there yet. */
final class CreateSecret {
  private CreateSecret() {}

  static Verb verb() {
    return Changing.verb(
            Verb.named("create", "Create a secret; its value from a prompt or standard input.")
                .description(
                    "With KEY it becomes a JSON document with that one key, without KEY the value as"
                        + " it is. A file of keys comes in with: qd secrets import FILE NAME.")
                .param("NAME", "The new secret's name.")
                .optionalParam("KEY", "The first key of a JSON document.")
                .option("--description", "TEXT", "What it is for.")
                .option(
                    "--kms-key", "KEY", "Id, ARN or alias of a KMS key; AWS's own when left out.")
                .options("--tag", "KEY=VALUE", "A tag; may be given several times.")
                .flag("--exact", "Keep a line feed at the end of standard input."))
        .example("qd secrets create acme/dev/app OPENAI_API_KEY", "Asks for the value, masked.")
        .example(
            "openssl rand -base64 48 | qd secrets create acme/dev/signing --tag owner=app --yes",
            "A value that nobody sees.")
        .runs(CreateSecret::run);
  }

  private static Answer run(Call call) {
    Changing.check(call);
    String name = call.required(0);
    String key = call.param(1);
    if (key != null && key.isEmpty()) {
      throw Usage.wrong("The key is empty.", "Name the first key, or leave it out.");
    }
    SecretEditor.Creation creation =
        new SecretEditor.Creation(
            name,
            UUID.randomUUID().toString(),
            call.value("--description"),
            call.value("--kms-key"),
            TagInput.parse(call.values("--tag")));
    SecretValue typed =
        ValueInput.read(call, key == null ? "Value: " : "Value of " + Text.clean(key) + ": ");
    SecretValue value = key == null ? typed : document(key, typed);
    return Changing.run(
        call,
        call.console().life().create(creation, value).orThrow(),
        done -> DoneRendering.answer("Created", done));
  }

  private static SecretValue document(String key, SecretValue typed) {
    try (typed;
        SecretValue empty = SecretValue.ofText("{}")) {
      return DocumentEdit.with(empty, key, typed);
    }
  }
}
