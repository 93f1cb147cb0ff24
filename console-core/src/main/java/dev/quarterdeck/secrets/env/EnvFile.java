package dev.quarterdeck.secrets.env;

import dev.quarterdeck.kernel.SecretValue;
import dev.quarterdeck.secrets.DotEnv;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A dotenv file that is updated in place: what is not meant stays as it is, byte for byte. */
public final class EnvFile {
  private EnvFile() {}

  /**
   * The file with these values: entries that are there are rewritten where they stand, others are
   * added at the end. Comments and order stay. The caller closes the result.
   *
   * @param file the file's text; empty for one that is not there yet
   */
  public static SecretValue updated(SecretValue file, Map<String, SecretValue> values) {
    StringBuilder out = new StringBuilder();
    try {
      file.readText(text -> update(text, values, out));
      return SecretValue.ofText(out);
    } finally {
      wipe(out);
    }
  }

  private static boolean update(String text, Map<String, SecretValue> values, StringBuilder out) {
    Map<String, DotEnv.Span> spans = DotEnv.spans(text);
    List<Map.Entry<String, DotEnv.Span>> inOrder =
        spans.entrySet().stream()
            .filter(e -> values.containsKey(e.getKey()))
            .sorted(Comparator.comparingInt(e -> e.getValue().start()))
            .toList();
    int copied = 0;
    for (Map.Entry<String, DotEnv.Span> e : inOrder) {
      out.append(text, copied, e.getValue().start());
      out.append(e.getValue().exported() ? "export " : "");
      write(out, e.getKey(), Objects.requireNonNull(values.get(e.getKey())));
      // The entry's own line end stays in the text, and so does a comment, with a space before it.
      out.setLength(out.length() - 1);
      copied = e.getValue().end();
      if (copied < text.length() && !Character.isWhitespace(text.charAt(copied))) {
        out.append(' ');
      }
    }
    out.append(text, copied, text.length());
    String lineEnd = text.contains("\r\n") ? "\r\n" : "\n";
    for (Map.Entry<String, SecretValue> e : values.entrySet()) {
      if (!spans.containsKey(e.getKey())) {
        if (!out.isEmpty() && out.charAt(out.length() - 1) != '\n') {
          out.append(lineEnd);
        }
        write(out, e.getKey(), e.getValue());
        out.setLength(out.length() - 1);
        out.append(lineEnd);
      }
    }
    return true;
  }

  private static void write(StringBuilder out, String key, SecretValue value) {
    value.readText(
        v -> {
          DotEnv.write(out, key, v);
          return true;
        });
  }

  private static void wipe(StringBuilder out) {
    for (int i = 0; i < out.length(); i++) {
      out.setCharAt(i, '\0');
    }
  }
}
