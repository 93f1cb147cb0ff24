package dev.quarterdeck.tui.output;

/**
 * A column of a table for people.
 *
 * @param importance where the terminal is narrow, the column with the least is cut first, and left
 *     out when cutting is not enough; {@link #KEY} is never left out
 * @param min to this many columns it may be cut
 */
public record Column(String title, int importance, boolean right, int min) {
  public static final int KEY = 100;

  /** Columns below are left out rather than cut to nothing. */
  static final int NEEDED = 50;

  public static Column key(String title) {
    return new Column(title, KEY, false, Math.max(16, title.length()));
  }

  /** Text that may be cut. */
  public static Column text(String title, int importance) {
    return new Column(title, importance, false, Math.max(12, title.length()));
  }

  /** Text that makes no sense when cut, such as a verdict or a date: shown whole or left out. */
  public static Column whole(String title, int importance) {
    return new Column(title, importance, false, Integer.MAX_VALUE);
  }

  /** A number: right-aligned, never cut. */
  public static Column number(String title, int importance) {
    return new Column(title, importance, true, Integer.MAX_VALUE);
  }
}
