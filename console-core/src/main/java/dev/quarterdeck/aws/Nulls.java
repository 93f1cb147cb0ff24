package dev.quarterdeck.aws;

import org.jspecify.annotations.Nullable;

/** What the SDK leaves null where AWS sent nothing. */
final class Nulls {
  private Nulls() {}

  static int zero(@Nullable Integer n) {
    return n == null ? 0 : n;
  }

  static boolean no(@Nullable Boolean b) {
    return b != null && b;
  }

  static String or(@Nullable String text, String otherwise) {
    return text == null ? otherwise : text;
  }

  static String empty(@Nullable String text) {
    return text == null ? "" : text;
  }

  /** The part behind the last slash: a name or an id in an ARN. */
  static String tail(String arn) {
    return arn.substring(arn.lastIndexOf('/') + 1);
  }
}
