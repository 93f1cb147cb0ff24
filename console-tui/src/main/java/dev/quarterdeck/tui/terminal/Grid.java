package dev.quarterdeck.tui.terminal;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A page of cells to draw on. Drawing outside of it is cut off; half of a wide character is never
 * left behind. Not for use by more than one thread.
 */
public final class Grid {
  /** The code point of a cell that is the right half of a wide character. */
  static final int CONTINUED = 0;

  private static final int MOST_MARKS = 4;

  private final int rows;
  private final int columns;
  final int[] glyphs;
  final Style[] styles;

  /** Combining marks by cell, null where there are none. */
  final @Nullable String[] marks;

  private boolean marked;
  private int cursorRow = -1;
  private int cursorColumn = -1;

  public Grid(int rows, int columns) {
    this.rows = rows;
    this.columns = columns;
    this.glyphs = new int[rows * columns];
    this.styles = new Style[rows * columns];
    this.marks = new @Nullable String[rows * columns];
    clear();
  }

  public int rows() {
    return rows;
  }

  public int columns() {
    return columns;
  }

  /** Blank everywhere, cursor hidden. */
  public void clear() {
    Arrays.fill(glyphs, ' ');
    Arrays.fill(styles, Style.PLAIN);
    if (marked) {
      Arrays.fill(marks, null);
      marked = false;
    }
    hideCursor();
  }

  public void hideCursor() {
    cursorRow = -1;
    cursorColumn = -1;
  }

  /** Shows the cursor there; outside of the grid it is hidden. */
  public void cursor(int row, int column) {
    if (row >= 0 && row < rows && column >= 0 && column < columns) {
      cursorRow = row;
      cursorColumn = column;
    } else {
      hideCursor();
    }
  }

  /** Row of the cursor, or -1 while it is hidden. */
  int cursorRow() {
    return cursorRow;
  }

  int cursorColumn() {
    return cursorColumn;
  }

  /** Draws text up to the right edge; returns the column after it. */
  public int put(int row, int column, String text, Style style) {
    return put(row, column, text, style, columns);
  }

  /** Draws text, cut off before the column {@code end}; returns the column after it. */
  public int put(int row, int column, String text, Style style, int end) {
    int stop = Math.min(end, columns);
    if (row < 0 || row >= rows || column < 0) {
      return column;
    }
    int at = column;
    int last = -1;
    for (int i = 0; i < text.length(); ) {
      int cp = text.codePointAt(i);
      i += Character.charCount(cp);
      int glyph = Glyphs.glyph(cp);
      if (glyph == Glyphs.NOTHING) {
        continue;
      }
      int width = Glyphs.width(glyph);
      if (width == 0) {
        if (last >= 0) {
          mark(last, glyph);
          continue;
        }
        glyph = Glyphs.REPLACEMENT;
        width = 1;
      }
      if (at + width > stop) {
        // A wide character that does not fit leaves no hole in the row's colour.
        fill(row, at, stop, style);
        return stop;
      }
      last = row * columns + at;
      set(row, at, glyph, style);
      if (width == 2) {
        set(row, at + 1, ' ', style);
        glyphs[last] = glyph;
        glyphs[last + 1] = CONTINUED;
      }
      at += width;
    }
    return at;
  }

  /** Blanks of a style from one column up to, not including, another. */
  public void fill(int row, int from, int to, Style style) {
    if (row < 0 || row >= rows) {
      return;
    }
    for (int column = Math.max(0, from); column < Math.min(to, columns); column++) {
      set(row, column, ' ', style);
    }
  }

  private void set(int row, int column, int glyph, Style style) {
    int i = row * columns + column;
    if (glyphs[i] == CONTINUED && column > 0) {
      glyphs[i - 1] = ' ';
      marks[i - 1] = null;
    }
    if (column + 1 < columns && glyphs[i + 1] == CONTINUED) {
      glyphs[i + 1] = ' ';
    }
    glyphs[i] = glyph;
    styles[i] = style;
    marks[i] = null;
  }

  private void mark(int cell, int mark) {
    String before = marks[cell];
    if (before == null) {
      marks[cell] = Character.toString(mark);
    } else if (before.codePointCount(0, before.length()) < MOST_MARKS) {
      marks[cell] = before + Character.toString(mark);
    }
    marked = true;
  }

  /** Whether a cell shows the same as that of another grid of the same size. */
  boolean same(Grid other, int cell) {
    String ours = marks[cell];
    String theirs = other.marks[cell];
    return glyphs[cell] == other.glyphs[cell]
        && styles[cell].equals(other.styles[cell])
        && (ours == null ? theirs == null : ours.equals(theirs));
  }

  /** The text of a row without trailing blanks. */
  public String text(int row) {
    StringBuilder out = new StringBuilder(columns);
    for (int i = row * columns; i < (row + 1) * columns; i++) {
      if (glyphs[i] != CONTINUED) {
        out.appendCodePoint(glyphs[i]);
        String over = marks[i];
        if (over != null) {
          out.append(over);
        }
      }
    }
    return out.toString().stripTrailing();
  }
}
