package dev.quarterdeck.secrets;

/**
 * How a value is quoted in a dotenv file. Readers differ: only a shell takes a backslash away from
 * {@code \$}, Node's dotenv none but from {@code \n} and {@code \r}, python-dotenv most. So the
 * plainest quotes that hold the value are taken, which all of them read alike.
 */
final class DotEnvQuotes {
  private DotEnvQuotes() {}

  /** Appends the value, quoted where it must be. */
  static void append(StringBuilder out, CharSequence value) {
    if (value.chars().allMatch(DotEnvQuotes::plain)) {
      out.append(value);
    } else if (isLiteral(value)) {
      out.append('\'').append(value).append('\'');
    } else {
      out.append('"');
      for (int i = 0; i < value.length(); i++) {
        escape(out, value.charAt(i));
      }
      out.append('"');
    }
  }

  private static boolean plain(int c) {
    return c < 128 && (Character.isLetterOrDigit(c) || "_-./:@%+,".indexOf(c) >= 0);
  }

  /**
   * Whether single quotes hold it. A backslash before the closing one would escape that for some
   * readers, and line ends with a carriage return become plain ones.
   */
  private static boolean isLiteral(CharSequence value) {
    return value.charAt(value.length() - 1) != '\\'
        && value.chars().noneMatch(c -> c == '\'' || c == '\r');
  }

  private static void escape(StringBuilder out, char c) {
    switch (c) {
      case '\r' -> out.append("\\r");
      case '"', '\\', '$', '`' -> out.append('\\').append(c);
      default -> out.append(c);
    }
  }
}
