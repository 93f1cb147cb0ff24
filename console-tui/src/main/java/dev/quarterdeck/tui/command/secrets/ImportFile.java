package dev.quarterdeck.tui.command.secrets;

import dev.quarterdeck.kernel.ProblemException;
import dev.quarterdeck.kernel.SecretValue;
import dev.quarterdeck.kernel.Text;
import dev.quarterdeck.secrets.DocumentEdit;
import dev.quarterdeck.secrets.DotEnv;
import dev.quarterdeck.secrets.SecretDetail.ValueType;
import dev.quarterdeck.secrets.SecretDocument;
import dev.quarterdeck.secrets.SecretEditor;
import dev.quarterdeck.secrets.edit.SecretEdits;
import dev.quarterdeck.tui.cli.Call;
import dev.quarterdeck.tui.cli.Usage;
import dev.quarterdeck.tui.cli.Verb;
import dev.quarterdeck.tui.command.change.Changing;
import dev.quarterdeck.tui.command.change.ValueInput;
import dev.quarterdeck.tui.output.Answer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;

/** {@code qd secrets import}: the keys of a dotenv or JSON file. */
final class ImportFile {
  /** A file of keys that fit into a secret is not much larger, comments included. */
  private static final int LONGEST = 1 << 20;

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

  private static Answer run(Call call) {
    Changing.check(call);
    String name = call.required(1);
    if (call.required(0).equals("-") && !call.has("--yes") && !call.has("--dry-run")) {
      throw Usage.wrong(
          "The file comes from standard input, so nobody can answer there.", "Add --yes.");
    }
    Map<String, SecretValue> keys = keys(call);
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

  private static Map<String, SecretValue> keys(Call call) {
    byte[] bytes = bytes(call);
    try (SecretValue text = ValueInput.text(bytes, bytes.length)) {
      Map<String, SecretValue> keys =
          json(bytes) ? json(text) : text.<Map<String, SecretValue>>readText(DotEnv::parse);
      if (keys.isEmpty() || keys.containsKey("")) {
        SecretDocument.close(keys);
        throw Usage.wrong(
            keys.isEmpty() ? "The file has no keys." : "A key of the file is empty.",
            "Write KEY=value lines, or one JSON object.");
      }
      return keys;
    } finally {
      Arrays.fill(bytes, (byte) 0);
    }
  }

  private static boolean json(byte[] bytes) {
    for (byte b : bytes) {
      if (b != ' ' && b != '\n' && b != '\r' && b != '\t') {
        return b == '{' || b == '[';
      }
    }
    return false;
  }

  private static Map<String, SecretValue> json(SecretValue text) {
    SecretDocument document = SecretDocument.parse(text);
    for (SecretDocument.Member m : document.members()) {
      if (m.type() == ValueType.NULL) {
        throw Usage.wrong(
            "Key " + Text.clean(m.key()) + " of the file is null.",
            "Give it a value, or leave it out.");
      }
    }
    return SecretDocument.values(text)
        .orElseThrow(
            () ->
                Usage.wrong(
                    "The file is " + document.whyNot().orElse("no JSON object") + ".",
                    "It must be one JSON object of keys and values."));
  }

  private static byte[] bytes(Call call) {
    String file = call.required(0);
    if (file.equals("-")) {
      return ValueInput.stdin(call);
    }
    try (InputStream in = Files.newInputStream(Path.of(file))) {
      byte[] bytes = in.readNBytes(LONGEST + 1);
      if (bytes.length > LONGEST) {
        Arrays.fill(bytes, (byte) 0);
        throw Usage.wrong("The file is larger than a secret can be.", "Choose another file.");
      }
      return bytes;
    } catch (IOException | InvalidPathException e) {
      throw Usage.wrong(
          "The file "
              + Text.clean(file)
              + " cannot be read ("
              + e.getClass().getSimpleName()
              + ").",
          "Check its name and whether you may read it.");
    }
  }
}
