package dev.quarterdeck.kernel;

/** Text from outside made fit to be shown: AWS names, reasons and log lines are hostile. */
public final class Text {
  private Text() {}

  /**
   * One line without control characters, escape sequences, bidirectional overrides or lone
   * surrogates; each offender becomes U+FFFD, a tab or line break one space. Returns the same
   * instance when there is nothing to clean.
   */
  public static String clean(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (offends(text, i)) {
        return cleaned(text, i);
      }
    }
    return text;
  }

  private static boolean offends(String text, int i) {
    char c = text.charAt(i);
    if (c < 0x20 || (c >= 0x7f && c < 0xa0)) {
      return true;
    }
    if (Character.isHighSurrogate(c)) {
      return i + 1 >= text.length() || !Character.isLowSurrogate(text.charAt(i + 1));
    }
    if (Character.isLowSurrogate(c)) {
      return i == 0 || !Character.isHighSurrogate(text.charAt(i - 1));
    }
    return c >= 0x2000 && invisible(c);
  }

  /** Marks that reorder or hide neighbouring text, and line separators. */
  private static boolean invisible(char c) {
    return (c >= 0x200b && c <= 0x200f)
        || (c >= 0x2028 && c <= 0x202e)
        || (c >= 0x2060 && c <= 0x206f)
        || c == 0xfeff
        || (c >= 0xfff9 && c <= 0xfffb);
  }

  private static String cleaned(String text, int from) {
    StringBuilder out = new StringBuilder(text.length()).append(text, 0, from);
    for (int i = from; i < text.length(); i++) {
      char c = text.charAt(i);
      if (!offends(text, i)) {
        out.append(c);
      } else if (c == '\t' || c == '\n' || c == '\r' || c == 0x2028 || c == 0x2029) {
        out.append(' ');
      } else {
        out.append('\ufffd');
      }
    }
    return out.toString();
  }

  /** At most {@code max} UTF-16 units, cut with an ellipsis and never inside a surrogate pair. */
  public static String shorten(String text, int max) {
    if (text.length() <= max) {
      return text;
    }
    int end = Math.max(0, max - 1);
    if (end > 0 && Character.isHighSurrogate(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(0, end) + "…";
  }
}
