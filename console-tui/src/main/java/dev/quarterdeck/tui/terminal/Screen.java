package dev.quarterdeck.tui.terminal;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/**
 * What the terminal shows, and the least that has to be written to show something else: every frame
 * is drawn anew on a grid, compared with the one before, and the cells that differ are written at
 * absolute positions, in one write, inside a synchronised update. Nothing is written when nothing
 * changed. One thread draws; others may {@link #forget}.
 */
public final class Screen {
  private static final byte[] BEGIN = ascii("\033[?2026h");
  private static final byte[] END = ascii("\033[?2026l");
  private static final byte[] HIDE_CURSOR = ascii("\033[?25l");
  private static final byte[] SHOW_CURSOR = ascii("\033[?25h");
  private static final byte[] CLEAR = ascii("\033[0m\033[2J");
  private static final byte[] ERASE_TO_END = ascii("\033[K");

  /** Up to so many unchanged cells are written again rather than jumped over. */
  private static final int BRIDGE = 4;

  private final OutputStream out;
  private Palette palette;
  private final Wire wire;
  private Grid shown = new Grid(0, 0);
  private Grid next = new Grid(0, 0);
  private volatile boolean forgotten = true;
  private int wireRow;
  private int wireColumn;
  private Style wireStyle = Style.PLAIN;
  private long written;

  Screen(OutputStream out, Palette palette, boolean unicode) {
    this.out = out;
    this.palette = palette;
    this.wire = new Wire(unicode);
  }

  /** The next frame is written in full: after a resize, or when others wrote to the terminal. */
  public void forget() {
    forgotten = true;
  }

  /** Other colours from the next frame on. */
  void palette(Palette next) {
    palette = next;
    forget();
  }

  /** Bytes written so far. */
  public long written() {
    return written;
  }

  /** Draws one frame of that size; returns whether anything had to be written. */
  public boolean draw(int rows, int columns, Consumer<Grid> painter) throws IOException {
    boolean whole = forgotten || shown.rows() != rows || shown.columns() != columns;
    if (whole) {
      forgotten = false;
      if (next.rows() != rows || next.columns() != columns) {
        next = new Grid(rows, columns);
      }
      shown = new Grid(rows, columns);
    }
    next.clear();
    painter.accept(next);
    wire.reset();
    wire.raw(BEGIN);
    wire.raw(HIDE_CURSOR);
    int header = wire.size();
    if (whole) {
      wire.raw(CLEAR);
    }
    wireStyle = Style.PLAIN;
    wireRow = -1;
    for (int row = 0; row < rows; row++) {
      row(row);
    }
    boolean cursorMoved =
        whole
            || next.cursorRow() != shown.cursorRow()
            || next.cursorColumn() != shown.cursorColumn();
    if (wire.size() == header && !cursorMoved) {
      return false;
    }
    if (!wireStyle.equals(Style.PLAIN)) {
      wire.raw(palette.sgr(Style.PLAIN));
    }
    if (next.cursorRow() >= 0) {
      wire.move(next.cursorRow(), next.cursorColumn());
      wire.raw(SHOW_CURSOR);
    }
    wire.raw(END);
    Grid before = shown;
    shown = next;
    next = before;
    out.write(wire.bytes(), 0, wire.size());
    out.flush();
    written += wire.size();
    return true;
  }

  private void row(int row) {
    int columns = next.columns();
    int start = row * columns;
    int tail = blankTail(start, columns);
    boolean afterDoubt = false;
    int column = 0;
    while (column < columns) {
      int cell = start + column;
      boolean changed =
          !next.same(shown, cell)
              || (next.glyphs[cell] != Grid.CONTINUED && halfChanged(cell, column));
      if (!changed && !afterDoubt) {
        column++;
        continue;
      }
      if (column >= tail) {
        to(row, column);
        style(Style.PLAIN);
        wire.raw(ERASE_TO_END);
        return;
      }
      if (next.glyphs[cell] == Grid.CONTINUED) {
        // Only its other half can have changed it, which has been written.
        column++;
        continue;
      }
      to(row, column);
      column = write(row, cell, column);
      afterDoubt = Glyphs.doubtful(next.glyphs[cell]) || next.marks[cell] != null;
      if (afterDoubt) {
        wireRow = -1;
      }
    }
  }

  /** Whether the right half of a wide character changed, so that its left half is written too. */
  private boolean halfChanged(int cell, int column) {
    return column + 1 < next.columns()
        && (next.glyphs[cell + 1] == Grid.CONTINUED || shown.glyphs[cell + 1] == Grid.CONTINUED)
        && !next.same(shown, cell + 1);
  }

  /** The first column from which on the row is to be plain blanks, where that is worth erasing. */
  private int blankTail(int start, int columns) {
    int column = columns;
    boolean different = false;
    while (column > 0) {
      int cell = start + column - 1;
      if (next.glyphs[cell] != ' ' || !next.styles[cell].equals(Style.PLAIN)) {
        break;
      }
      different |= !next.same(shown, cell);
      column--;
    }
    return different && columns - column > BRIDGE ? column : columns;
  }

  private int write(int row, int cell, int column) {
    style(next.styles[cell]);
    boolean wide = column + 1 < next.columns() && next.glyphs[cell + 1] == Grid.CONTINUED;
    if (wide && Glyphs.doubtful(next.glyphs[cell])) {
      // Where the terminal draws it narrow, nothing old may stay beside it.
      wire.ascii("  ");
      wire.move(row, column);
    }
    wire.glyph(next.glyphs[cell], wide ? 2 : 1);
    String marks = next.marks[cell];
    if (marks != null) {
      wire.marks(marks);
    }
    int after = column + (wide ? 2 : 1);
    wireColumn = after;
    return after;
  }

  /** Brings the cursor there, writing a few unchanged cells again where that is shorter. */
  private void to(int row, int column) {
    if (row == wireRow && column == wireColumn) {
      return;
    }
    int gap = column - wireColumn;
    if (row == wireRow && gap > 0 && gap <= BRIDGE && bridgeable(row, wireColumn, column)) {
      int columns = next.columns();
      while (wireColumn < column) {
        write(row, row * columns + wireColumn, wireColumn);
      }
      return;
    }
    wire.move(row, column);
    wireRow = row;
    wireColumn = column;
  }

  private boolean bridgeable(int row, int from, int to) {
    for (int cell = row * next.columns() + from; cell < row * next.columns() + to; cell++) {
      if (next.glyphs[cell] < 0x20
          || next.glyphs[cell] >= 0x7f
          || next.marks[cell] != null
          || !next.styles[cell].equals(wireStyle)) {
        return false;
      }
    }
    return true;
  }

  private void style(Style style) {
    if (!style.equals(wireStyle)) {
      wire.raw(palette.sgr(style));
      wireStyle = style;
    }
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
