package dev.quarterdeck.tui.command.change;

import dev.quarterdeck.kernel.IoReason;
import dev.quarterdeck.kernel.SecretValue;
import dev.quarterdeck.kernel.Text;
import dev.quarterdeck.secrets.DotEnv;
import dev.quarterdeck.secrets.SecretDetail.ValueType;
import dev.quarterdeck.secrets.SecretDocument;
import dev.quarterdeck.tui.cli.Call;
import dev.quarterdeck.tui.cli.Usage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;

/** Keys and values of a local file: dotenv lines, or one JSON object. */
public final class KeysFile {
  /** A file of keys that fit into a secret is not much larger, comments included. */
  private static final int LONGEST = 1 << 20;

  private KeysFile() {}

  /**
   * The values by key, of which there is one at least; the caller closes them. {@code file} may be
   * - for standard input.
   */
  public static Map<String, SecretValue> read(Call call, String file) {
    Map<String, SecretValue> keys = readAny(call, file);
    if (keys.isEmpty()) {
      throw Usage.wrong("The file has no keys.", "Write KEY=value lines, or one JSON object.");
    }
    return keys;
  }

  /** As {@link #read}, of a file that may have no keys yet. */
  public static Map<String, SecretValue> readAny(Call call, String file) {
    return read(call, file, KeysFile::json);
  }

  /** As {@link #readAny}, of dotenv lines only: for a file that is written back as such. */
  public static Map<String, SecretValue> readDotenv(Call call, String file) {
    return read(
        call,
        file,
        json -> {
          throw Usage.wrong(
              Text.clean(file) + " holds JSON, no dotenv lines.",
              "Choose another file, or write JSON: qd secrets export NAME --format json --to FILE");
        });
  }

  private static Map<String, SecretValue> read(
      Call call, String file, Function<SecretValue, Map<String, SecretValue>> json) {
    byte[] bytes = withoutMark(bytes(call, file));
    try (SecretValue text = ValueInput.text(bytes, bytes.length)) {
      Map<String, SecretValue> keys =
          isJson(bytes) ? json.apply(text) : text.<Map<String, SecretValue>>readText(DotEnv::parse);
      if (keys.containsKey("")) {
        SecretDocument.close(keys);
        throw Usage.wrong(
            "A key of the file is empty.", "Write KEY=value lines, or one JSON object.");
      }
      return keys;
    } finally {
      Arrays.fill(bytes, (byte) 0);
    }
  }

  /** A byte order mark says nothing here; no JSON begins with one. */
  private static byte[] withoutMark(byte[] bytes) {
    boolean marked =
        bytes.length > 2
            && bytes[0] == (byte) 0xef
            && bytes[1] == (byte) 0xbb
            && bytes[2] == (byte) 0xbf;
    if (!marked) {
      return bytes;
    }
    byte[] rest = Arrays.copyOfRange(bytes, 3, bytes.length);
    Arrays.fill(bytes, (byte) 0);
    return rest;
  }

  private static boolean isJson(byte[] bytes) {
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

  private static byte[] bytes(Call call, String file) {
    if (file.equals("-")) {
      return ValueInput.stdin(call, LONGEST);
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
          "The file " + Text.clean(file) + " cannot be read (" + IoReason.of(e) + ").",
          "Check its name and whether you may read it.");
    }
  }
}
