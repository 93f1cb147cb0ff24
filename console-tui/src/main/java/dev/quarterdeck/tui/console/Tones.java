package dev.quarterdeck.tui.console;

import dev.quarterdeck.screen.Tone;
import dev.quarterdeck.screen.console.View.Badge;
import dev.quarterdeck.tui.terminal.Grid;
import dev.quarterdeck.tui.terminal.Ink;
import dev.quarterdeck.tui.terminal.Style;

/** What a tone looks like in the terminal. */
final class Tones {
  private Tones() {}

  static Style style(Tone tone) {
    return switch (tone) {
      case NORMAL -> Style.PLAIN;
      case OK -> Style.OK;
      case ACCENT -> Style.INFO;
      case WARN -> Style.WARN;
      case BAD -> Style.BAD;
      case UNKNOWN -> Style.ACCENT;
      case MUTED -> Style.MUTED;
    };
  }

  /**
   * Draws a text in its tone. A good one stays quiet: only its symbol carries the colour. Returns
   * the column after it.
   */
  static int put(Grid grid, int row, int column, String text, Tone tone, Ink ground, int end) {
    Style style = style(tone).on(ground);
    if (tone == Tone.OK && symbol(text)) {
      int after = grid.put(row, column, text.substring(0, 1), style, end);
      return grid.put(row, after, text.substring(1), Style.MUTED.on(ground), end);
    }
    return grid.put(row, column, text, style, end);
  }

  private static boolean symbol(String text) {
    return text.length() > 2
        && text.charAt(1) == ' '
        && !Character.isLetterOrDigit(text.charAt(0))
        && !Character.isSurrogate(text.charAt(0));
  }

  /** The background of a badge: what must not be overlooked is loud. */
  static Ink ground(Badge badge) {
    return badge.tone() == Tone.BAD || badge.tone() == Tone.WARN ? Ink.ALERT : Ink.BADGE;
  }
}
