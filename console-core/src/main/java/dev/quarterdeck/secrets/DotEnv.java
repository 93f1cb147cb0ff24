package dev.quarterdeck.secrets;

import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.kernel.ProblemException;
import dev.quarterdeck.kernel.SecretValue;
import dev.quarterdeck.kernel.Text;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Dotenv files: {@code KEY=value} lines, an optional {@code export} before, comments, single quotes
 * and Node's backticks (nothing is special), double quotes ({@code \\n \\r \\t \\" \\\\ \\$}). A
 * quoted value may go over lines, which end with a line feed whatever the file's own end with.
 * Nothing is expanded. What is written here reads back the same.
 */
public final class DotEnv {
  private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_.-]*");

  private static final Pattern SHELL_NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

  /**
   * Where an entry stands in the text: from its name, or the {@code export} before it, to the end
   * of its value; a comment behind it and the line's end are not part of it.
   */
  public record Span(int start, int end, boolean exported) {}

  private final String text;
  private final Map<String, Span> spans = new LinkedHashMap<>();
  private int at;

  /** Behind the value that was read last. */
  private int valueEnd;

  private int line = 1;

  /** Whether {@code export} stood before the key that was read last. */
  private boolean exports;

  private DotEnv(String text) {
    this.text = text;
    this.at = text.startsWith("\ufeff") ? 1 : 0;
  }

  /**
   * The values by key, the last of duplicates; the caller closes them. What is malformed is {@link
   * Problem.Invalid} with the line's number and never its text.
   */
  public static Map<String, SecretValue> parse(String text) {
    Map<String, SecretValue> values = new LinkedHashMap<>();
    boolean whole = false;
    try {
      new DotEnv(text).lines(values);
      whole = true;
      return values;
    } finally {
      if (!whole) {
        SecretDocument.close(values);
      }
    }
  }

  /** Where each key's entry stands, the last of duplicates; malformed as in {@link #parse}. */
  public static Map<String, Span> spans(String text) {
    Map<String, SecretValue> values = new LinkedHashMap<>();
    try {
      DotEnv file = new DotEnv(text);
      file.lines(values);
      return file.spans;
    } finally {
      SecretDocument.close(values);
    }
  }

  private void lines(Map<String, SecretValue> values) {
    while (true) {
      skipBlank();
      if (at >= text.length()) {
        return;
      }
      int start = at;
      String key = key();
      boolean exported = exports;
      SecretValue value = value();
      spans.put(key, new Span(start, valueEnd, exported));
      SecretValue older = values.remove(key);
      if (older != null) {
        older.close();
      }
      values.put(key, value);
    }
  }

  private void skipBlank() {
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == '#') {
        toLineEnd();
      } else if (c == '\n') {
        line++;
        at++;
      } else if (c == ' ' || c == '\t' || c == '\r') {
        at++;
      } else {
        return;
      }
    }
  }

  private void toLineEnd() {
    while (at < text.length() && text.charAt(at) != '\n') {
      at++;
    }
  }

  private String key() {
    int equals = at;
    while (equals < text.length() && text.charAt(equals) != '=' && text.charAt(equals) != '\n') {
      equals++;
    }
    if (equals >= text.length() || text.charAt(equals) != '=') {
      throw wrong("has no '='");
    }
    String key = text.substring(at, equals).strip();
    exports = key.startsWith("export ") || key.startsWith("export\t");
    if (exports) {
      key = key.substring(7).strip();
    }
    if (!NAME.matcher(key).matches()) {
      throw wrong("has no name of letters, digits, _, . and - before its '='");
    }
    at = equals + 1;
    return key;
  }

  private SecretValue value() {
    while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
      at++;
    }
    char first = at < text.length() ? text.charAt(at) : '\n';
    if (first == '\'' || first == '"' || first == '`') {
      StringBuilder value = new StringBuilder();
      try {
        quoted(first, value);
        return SecretValue.ofText(value);
      } finally {
        value.setLength(0);
      }
    }
    int start = at;
    while (at < text.length() && text.charAt(at) != '\n' && !comment()) {
      at++;
    }
    int end = at;
    toLineEnd();
    while (end > start && Character.isWhitespace(text.charAt(end - 1))) {
      end--;
    }
    valueEnd = end;
    return SecretValue.ofText(text.subSequence(start, end));
  }

  /** A # behind a space; one inside a word belongs to it. */
  private boolean comment() {
    char before = text.charAt(at - 1);
    return text.charAt(at) == '#' && (before == ' ' || before == '\t' || before == '=');
  }

  private void quoted(char quote, StringBuilder value) {
    int opened = line;
    at++;
    while (at < text.length() && text.charAt(at) != quote) {
      char c = text.charAt(at++);
      if (c == '\n') {
        line++;
      }
      if (c == '\\' && quote == '"' && at < text.length()) {
        escaped(text.charAt(at++), value);
      } else if (c != '\r' || at >= text.length() || text.charAt(at) != '\n') {
        value.append(c);
      }
    }
    if (at >= text.length()) {
      line = opened;
      throw wrong("opens a quote that never closes");
    }
    at++;
    valueEnd = at;
    while (at < text.length()
        && (text.charAt(at) == ' ' || text.charAt(at) == '\t' || text.charAt(at) == '\r')) {
      at++;
    }
    if (at < text.length() && text.charAt(at) == '#') {
      toLineEnd();
    }
    if (at < text.length() && text.charAt(at) != '\n') {
      throw wrong("goes on behind its closing quote");
    }
  }

  private void escaped(char c, StringBuilder value) {
    switch (c) {
      case 'n' -> value.append('\n');
      case 'r' -> value.append('\r');
      case 't' -> value.append('\t');
      case '"', '\\', '$', '`' -> value.append(c);
      default -> {
        if (c == '\n') {
          line++;
        }
        value.append('\\').append(c);
      }
    }
  }

  private ProblemException wrong(String what) {
    return new ProblemException(
        new Problem.Invalid(
            "Line " + line + " of the dotenv file " + what + ".", "Write KEY=value."));
  }

  /**
   * One entry, with its line feed; throws {@link Problem.Invalid} for a key that cannot be named.
   */
  public static void write(StringBuilder out, String key, CharSequence value) {
    named(NAME, key);
    out.append(key).append('=');
    DotEnvQuotes.append(out, value);
    out.append('\n');
  }

  /** {@code export KEY='value'} for a POSIX shell to evaluate; nothing in the value is special. */
  public static void shell(StringBuilder out, String key, CharSequence value) {
    named(SHELL_NAME, key);
    out.append("export ").append(key).append("='");
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == '\'') {
        out.append("'\\''");
      } else {
        out.append(c);
      }
    }
    out.append("'\n");
  }

  private static void named(Pattern names, String key) {
    if (!names.matcher(key).matches()) {
      throw new ProblemException(
          new Problem.Invalid(
              "Key " + Text.clean(key) + " cannot be the name of a variable.",
              "Export it as JSON: --format json."));
    }
  }
}
