package dev.quarterdeck.tui.terminal;

import org.jspecify.annotations.Nullable;

/**
 * What a terminal says of the mouse: presses and the wheel. Releases, movements and other buttons
 * are not asked for, and swallowed where they come.
 */
final class MouseReports {
  private static final int WHEEL = 64;
  private static final int MOVED = 32;
  private static final int MODIFIERS = 4 | 8 | 16;

  private MouseReports() {}

  /** SGR's form after {@code ESC [ <}: {@code button;column;row} and {@code M} or {@code m}. */
  static @Nullable TerminalEvent sgr(String report) {
    String[] parts = report.substring(0, report.length() - 1).split(";", -1);
    if (parts.length != 3 || !report.endsWith("M")) {
      return null;
    }
    return event(
        KeySequences.number(parts[0]),
        KeySequences.number(parts[2]) - 1,
        KeySequences.number(parts[1]) - 1);
  }

  /** The old form after {@code ESC [ M}: button, column and row, each with 32 added. */
  static @Nullable TerminalEvent old(String report) {
    return event(report.charAt(0) - 32, report.charAt(2) - 33, report.charAt(1) - 33);
  }

  private static @Nullable TerminalEvent event(int button, int row, int column) {
    int what = button & ~MODIFIERS;
    if (button < 0 || row < 0 || column < 0 || (what & MOVED) != 0) {
      return null;
    }
    return switch (what) {
      case 0 -> new TerminalEvent.Clicked(row, column);
      case WHEEL -> new TerminalEvent.Wheeled(-1);
      case WHEEL + 1 -> new TerminalEvent.Wheeled(1);
      default -> null;
    };
  }
}
