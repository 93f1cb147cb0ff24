package dev.quarterdeck.rotation.recipe;

import dev.quarterdeck.kernel.SecretValue;
import java.util.regex.Pattern;

/** What sort of text a value is, as far as that decides who can change it. */
enum ValueKind {
  /** {@code scheme://…}. */
  URL,
  /** An object or an array. */
  JSON,
  /** {@code -----BEGIN …}. */
  PEM,
  OTHER;

  private static final Pattern SCHEME = Pattern.compile("^[a-zA-Z][a-zA-Z0-9+.-]{1,30}://");

  static ValueKind of(SecretValue value) {
    return value.readText(
        text -> {
          String t = text.strip();
          if (SCHEME.matcher(t).find()) {
            return URL;
          }
          if (t.startsWith("-----BEGIN ")) {
            return PEM;
          }
          boolean json =
              t.startsWith("{") && t.endsWith("}") || t.startsWith("[") && t.endsWith("]");
          return json ? JSON : OTHER;
        });
  }

  /** The scheme of a URL in lower case; empty for anything else. */
  static String scheme(SecretValue value) {
    return value.readText(
        text -> {
          var m = SCHEME.matcher(text.strip());
          return m.find() ? m.group().replace("://", "").toLowerCase(java.util.Locale.ROOT) : "";
        });
  }
}
