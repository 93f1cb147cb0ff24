package dev.quarterdeck.tui.command.secrets;

import dev.quarterdeck.kernel.ProblemException;
import dev.quarterdeck.kernel.SecretValue;
import dev.quarterdeck.secrets.DocumentEdit;
import dev.quarterdeck.secrets.SecretDocument;
import dev.quarterdeck.secrets.SecretEditor;
import dev.quarterdeck.secrets.edit.SecretEdits;
import dev.quarterdeck.tui.cli.Call;
import dev.quarterdeck.tui.cli.Usage;
import dev.quarterdeck.tui.cli.Verb;
import dev.quarterdeck.tui.command.change.Changing;
import dev.quarterdeck.tui.command.change.KeysFile;
import dev.quarterdeck.tui.output.Answer;
import java.util.Map;
import java.util.UUID;

/** {@code qd secrets import}: the keys of a dotenv or JSON file. */
public final class ImportFile {
  private ImportFile() {}

  static Verb verb() {
    return Changing.verb(
            Verb.named("import", "Bring the keys of a dotenv or JSON file into a secret.")
                .description(
                    "Keys of the file are added or changed, keys that only the secret has stay, and"
                        + " so does every other byte; a secret that is not there is created. Numbers"
                        + " and nested values of a JSON file become strings, as ECS needs them. The"
                        + " plan shows keys and lengths, never values.")
                .param("FILE", "The file; - for standard input.")
                .param("NAME", "Name or ARN of the secret."))
        .example(
            "qd secrets import .env acme/dev/app --dry-run", "What would be added and changed.")
        .example(
            "sops -d app.json | qd secrets import - acme/dev/app --yes", "From another program.")
        .runs(ImportFile::run);
  }

  /** Also behind {@code qd env push}. */
  public static Answer run(Call call) {
    Changing.check(call);
    String name = call.required(1);
    if (call.required(0).equals("-") && !call.has("--yes") && !call.has("--dry-run")) {
      throw Usage.wrong(
          "The file comes from standard input, so nobody can answer there.", "Add --yes.");
    }
    Map<String, SecretValue> keys = KeysFile.read(call, call.required(0));
    SecretEdits edits = call.console().edits();
    boolean there;
    try {
      there = edits.exists(name).orThrow();
    } catch (ProblemException e) {
      SecretDocument.close(keys);
      throw e;
    }
    return there
        ? Changing.run(call, edits.importing(name, keys).orThrow(), SetKey::answer)
        : create(call, name, keys);
  }

  private static Answer create(Call call, String name, Map<String, SecretValue> keys) {
    SecretValue document = SecretValue.ofText("{}");
    for (Map.Entry<String, SecretValue> e : keys.entrySet()) {
      try (SecretValue before = document) {
        document = DocumentEdit.with(before, e.getKey(), e.getValue());
      }
    }
    SecretDocument.close(keys);
    SecretEditor.Creation creation =
        new SecretEditor.Creation(name, UUID.randomUUID().toString(), null, null, Map.of());
    return Changing.run(
        call,
        call.console().life().create(creation, document).orThrow(),
        done -> DoneRendering.answer("Created", done));
  }
}
