package dev.quarterdeck.tui.output;

import java.util.ArrayList;
import java.util.List;
import org.jline.utils.WCWidth;

/** Text measured as a terminal shows it: wide characters take two columns, combining ones none. */
final class Width {
  private Width() {}

  static int of(String text) {
    int width = 0;
    for (int i = 0; i < text.length(); ) {
      int cp = text.codePointAt(i);
      width += of(cp);
      i += Character.charCount(cp);
    }
    return width;
  }

  private static int of(int cp) {
    return cp < 0x300 ? 1 : Math.max(0, WCWidth.wcwidth(cp));
  }

  /** At most {@code max} columns; cut text ends with an ellipsis. */
  static String cut(String text, int max) {
    if (of(text) <= max) {
      return text;
    }
    return head(text, max - 1) + "…";
  }

  /** The longest beginning that fits, with the combining characters that belong to its end. */
  private static String head(String text, int max) {
    int width = 0;
    int i = 0;
    while (i < text.length()) {
      int cp = text.codePointAt(i);
      int w = of(cp);
      if (width + w > max) {
        break;
      }
      width += w;
      i += Character.charCount(cp);
    }
    return text.substring(0, i);
  }

  /** Breaks at spaces so that every line fits; a word that does not fit on a line is split. */
  static List<String> wrap(String text, int max) {
    List<String> lines = new ArrayList<>();
    String rest = text;
    while (of(rest) > max) {
      String head = head(rest, max);
      if (head.isEmpty()) {
        break;
      }
      int cut = rest.charAt(head.length()) == ' ' ? head.length() : head.lastIndexOf(' ');
      if (cut <= 0) {
        cut = head.length();
      }
      lines.add(rest.substring(0, cut).stripTrailing());
      rest = rest.substring(cut).stripLeading();
    }
    lines.add(rest);
    return lines;
  }

  static String pad(int columns) {
    return " ".repeat(Math.max(0, columns));
  }
}
