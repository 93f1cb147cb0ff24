package dev.quarterdeck.tui.console;

import dev.quarterdeck.tui.terminal.Glyphs;
import java.util.ArrayList;
import java.util.List;

/** Breaks text into lines, at blanks where there are any. */
final class Wrap {
  private Wrap() {}

  /** At least one line; none is wider than {@code columns}, which is at least 2. */
  static List<String> lines(String text, int columns) {
    if (Glyphs.width(text) <= columns) {
      return List.of(text);
    }
    List<String> lines = new ArrayList<>();
    int start = 0;
    while (start < text.length()) {
      int end = Glyphs.end(text, start, Math.max(2, columns));
      if (end < text.length()) {
        int blank = text.lastIndexOf(' ', end);
        if (blank > start) {
          end = blank;
        }
      }
      lines.add(text.substring(start, end).stripTrailing());
      start = end;
      while (start < text.length() && text.charAt(start) == ' ') {
        start++;
      }
    }
    return lines;
  }
}
