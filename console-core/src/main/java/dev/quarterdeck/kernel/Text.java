package dev.quarterdeck.kernel;

/** Text from outside made fit to be shown: AWS names, reasons and log lines are hostile. */
public final class Text {
  private Text() {}

  /**
   * One line without control characters, escape sequences, bidirectional controls, invisible format
   * characters or lone surrogates; each offender becomes U+FFFD, a tab or line break one space.
   * Returns the same instance when there is nothing to clean.
   */
  public static String clean(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < 0x20 || c >= 0x7f) {
        return cleaned(text, i);
      }
    }
    return text;
  }

  private static String cleaned(String text, int from) {
    StringBuilder out = new StringBuilder(text.length()).append(text, 0, from);
    boolean same = true;
    for (int i = from; i < text.length(); ) {
      int c = text.codePointAt(i);
      i += Character.charCount(c);
      if (!offends(c)) {
        out.appendCodePoint(c);
      } else {
        same = false;
        out.append(breaks(c) ? ' ' : '\ufffd');
      }
    }
    return same ? text : out.toString();
  }

  /** Format characters (Cf) reorder or hide their neighbours: bidi controls, zero widths, tags. */
  private static boolean offends(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      default -> false;
    };
  }

  private static boolean breaks(int c) {
    return c == '\t' || c == '\n' || c == '\r' || c == 0x85 || c == 0x2028 || c == 0x2029;
  }

  /** A sentence without its full stop, to stand inside another one. */
  public static String stripDot(String sentence) {
    return sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
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

  /**
   * Whether the word, which is not empty, stands in the text, without regard to case. Most
   * characters cannot begin it, which is seen more quickly than compared.
   */
  public static boolean holds(String text, String word) {
    char lower = Character.toLowerCase(word.charAt(0));
    char upper = Character.toUpperCase(word.charAt(0));
    int last = text.length() - word.length();
    for (int i = 0; i <= last; i++) {
      char c = text.charAt(i);
      boolean begins = c == lower || c == upper || c >= 0x80;
      if (begins && text.regionMatches(true, i, word, 0, word.length())) {
        return true;
      }
    }
    return false;
  }
}
