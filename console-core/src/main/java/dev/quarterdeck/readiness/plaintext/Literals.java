package dev.quarterdeck.readiness.plaintext;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** What a text is when it is not a secret: a reference, a switch, a number, a path. */
final class Literals {
  private static final Pattern REFERENCE =
      Pattern.compile(
          "\\$\\{[^}]*}|\\$\\([^)]*\\)|\\$[A-Za-z_][A-Za-z0-9_]*|%[A-Z_]+%|\\{\\{[^}]*}}"
              + "|<[^<>\\s][^<>]*>|\\*{3,}|x{4,}|•+"
              + "|arn:[a-z0-9-]+:[a-z0-9-]+:\\S*|(?:vault|ssm|secretsmanager|awssm|op|gcp-sm|sm):"
              + "/{0,2}\\S*|(?:projects|secret|kv)/[\\w./-]+",
          Pattern.CASE_INSENSITIVE);
  private static final Set<String> SWITCHES =
      Set.of(
          "true",
          "false",
          "yes",
          "no",
          "on",
          "off",
          "enabled",
          "disabled",
          "none",
          "null",
          "nil",
          "undefined",
          "n/a",
          "required",
          "optional",
          "auto",
          "default");
  private static final Pattern NUMBER =
      Pattern.compile("-?\\d+(?:\\.\\d+)?\\s*(?:[a-zA-Z]{1,3}|%)?");

  /** Possessive: what repeats a group otherwise recurses, and a long value would end it. */
  private static final Pattern PATH =
      Pattern.compile("(?:[A-Za-z]:)?[~.]{0,2}(?:[/\\\\][\\w.@ -]++){2,}+[/\\\\]?");

  private static final Pattern FILE_NAME =
      Pattern.compile("[\\w.-]+\\.(?:json|pem|key|txt|ya?ml|env|jks|p12|crt)");
  private static final Pattern URL = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*://\\S*");

  private Literals() {}

  /** Stands for a value that is put in later, or points at where it is kept. */
  static boolean reference(String value) {
    return REFERENCE.matcher(value.strip()).matches();
  }

  static boolean isSwitch(String value) {
    return SWITCHES.contains(value.strip().toLowerCase(Locale.ROOT));
  }

  static boolean number(String value) {
    return value.length() < 16 && NUMBER.matcher(value.strip()).matches();
  }

  static boolean path(String value) {
    String text = value.strip();
    return FILE_NAME.matcher(text).matches() || (PATH.matcher(text).matches() && readable(text));
  }

  /** Base64 has slashes as well, but no part of it reads like a name. */
  private static boolean readable(String path) {
    for (String part : path.split("[/\\\\]", -1)) {
      if (part.length() >= 20 && Randomness.mixed(part)) {
        return false;
      }
    }
    return true;
  }

  static boolean url(String value) {
    return URL.matcher(value.strip()).matches();
  }
}
