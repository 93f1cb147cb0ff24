package dev.quarterdeck.tui.terminal;

import org.jline.utils.WCWidth;

/**
 * What of a text is drawn, and how wide it is. Terminals disagree on joined emoji, flags and
 * variation selectors, so these are taken apart into pieces on which all agree; whatever could
 * steer a terminal or reorder its text is shown as a replacement character.
 */
public final class Glyphs {
  /** Returned by {@link #glyph} for what is left out. */
  static final int NOTHING = -1;

  static final int REPLACEMENT = 0xfffd;
  private static final int FLAG_A = 0x1f1e6;
  private static final int FLAG_Z = 0x1f1ff;

  private Glyphs() {}

  /** The code point to draw for one of a text, or {@link #NOTHING}. */
  static int glyph(int cp) {
    if (cp < 0x20 || (cp >= 0x7f && cp < 0xa0)) {
      return REPLACEMENT;
    }
    if (cp < 0x300) {
      return cp == 0xad ? '-' : cp;
    }
    if (cp == 0x200c || cp == 0x200d || selector(cp)) {
      return NOTHING;
    }
    if (cp >= FLAG_A && cp <= FLAG_Z) {
      return 'A' + cp - FLAG_A;
    }
    return switch (Character.getType(cp)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          REPLACEMENT;
      default -> cp;
    };
  }

  /**
   * Variation selectors, skin tones and tags: they change a glyph, and its width on some terminals.
   */
  private static boolean selector(int cp) {
    return (cp >= 0xfe00 && cp <= 0xfe0f)
        || (cp >= 0x1f3fb && cp <= 0x1f3ff)
        || (cp >= 0xe0000 && cp <= 0xe01ef);
  }

  /** Columns of a code point that {@link #glyph} let through: 0 for a combining mark, 1 or 2. */
  static int width(int glyph) {
    if (glyph < 0x300) {
      return 1;
    }
    return Math.clamp(WCWidth.wcwidth(glyph), 0, 2);
  }

  /**
   * Whether some terminals measure this differently, so that the cursor is placed anew after it.
   */
  static boolean doubtful(int glyph) {
    return glyph >= 0x300
        && !(glyph >= 0x2010 && glyph <= 0x25ff)
        && !(glyph >= 0x3041 && glyph <= 0x9fff)
        && !(glyph >= 0xac00 && glyph <= 0xd7a3)
        && glyph != REPLACEMENT;
  }

  /** Columns that a text takes in a {@link Grid}. */
  public static int width(String text) {
    int columns = 0;
    for (int i = 0; i < text.length(); ) {
      int cp = text.codePointAt(i);
      i += Character.charCount(cp);
      int glyph = glyph(cp);
      columns += step(glyph, columns);
    }
    return columns;
  }

  /** Columns by which a glyph moves on; a mark with nothing before it is drawn as a replacement. */
  private static int step(int glyph, int used) {
    if (glyph == NOTHING) {
      return 0;
    }
    int width = width(glyph);
    return width == 0 && used == 0 ? 1 : width;
  }

  /** The text if it fits, else as much as fits with an ellipsis at the end. */
  public static String fit(String text, int columns) {
    if (text.length() * 2 <= columns || width(text) <= columns) {
      return text;
    }
    if (columns <= 0) {
      return "";
    }
    return text.substring(0, end(text, 0, columns - 1)) + "…";
  }

  /** The index up to which the text from {@code start} fits into so many columns. */
  public static int end(String text, int start, int columns) {
    int used = 0;
    int i = start;
    while (i < text.length()) {
      int cp = text.codePointAt(i);
      int glyph = glyph(cp);
      int step = step(glyph, used);
      if (used + step > columns) {
        return i;
      }
      used += step;
      i += Character.charCount(cp);
    }
    return i;
  }
}
