package dev.quarterdeck.logs.search;

import org.jspecify.annotations.Nullable;

/** From what a person types to a filter pattern of CloudWatch Logs. */
public final class LogPattern {
  private LogPattern() {}

  /**
   * CloudWatch's own syntax as it is, recognised by its first character ({@code {…}}, {@code […]},
   * {@code %regex%}, {@code "phrase"}, {@code ?either}, {@code -without}); anything else is a text
   * that must stand in the line just so. Null for an empty one: every line.
   */
  public static @Nullable String of(String typed) {
    String text = typed.strip();
    if (text.isEmpty()) {
      return null;
    }
    return "{[%\"?-".indexOf(text.charAt(0)) >= 0 ? text : phrase(text);
  }

  /** A phrase that must occur as it stands. */
  public static String phrase(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
