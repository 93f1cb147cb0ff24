package dev.quarterdeck.tui.console;

import dev.quarterdeck.screen.table.Cell;
import dev.quarterdeck.screen.table.Column;
import dev.quarterdeck.screen.table.Row;
import dev.quarterdeck.tui.terminal.Glyphs;
import java.util.Arrays;
import java.util.List;

/**
 * Which columns of a table are shown and how wide: as wide as their content, the growing ones with
 * what is left; where there is not enough room the columns of the highest rank leave first.
 *
 * @param widths by column; 0 for one that is not shown
 */
record Columns(int[] widths) {
  static final int GAP = 2;

  private static final int WIDEST = 48;
  private static final int NARROWEST = 8;
  private static final int GROWING_AT_LEAST = 28;

  /** Widths of the content, worked out once for a table. */
  static int[] natural(List<Column> columns, List<Row> rows) {
    int[] natural = new int[columns.size()];
    for (int i = 0; i < natural.length; i++) {
      // Room for the mark of the sorted column.
      natural[i] = Glyphs.width(columns.get(i).title()) + 1;
    }
    for (Row row : rows) {
      List<Cell> cells = row.cells();
      for (int i = 0; i < natural.length; i++) {
        String text = cells.get(i).text();
        if (text.length() * 2 > natural[i]) {
          natural[i] = Math.max(natural[i], Glyphs.width(text));
        }
      }
    }
    return natural;
  }

  /** For a list: one line a row, only the growing column is cut. */
  static Columns ofList(List<Column> columns, int[] natural, int room) {
    int[] widths = new int[natural.length];
    for (int i = 0; i < widths.length; i++) {
      widths[i] = columns.get(i).grow() ? Math.min(natural[i], GROWING_AT_LEAST) : Math.min(natural[i], WIDEST);
    }
    dropUntilFits(columns, widths, room, 1);
    squeeze(widths, room, NARROWEST);
    grow(columns, widths, room);
    return new Columns(widths);
  }

  /** For a page: long texts wrap, so that wide columns share what the others leave. */
  static Columns ofPage(List<Column> columns, int[] natural, int room) {
    int[] widths = natural.clone();
    dropUntilFits(columns, widthsAtLeast(columns, natural), room, 2, widths);
    squeeze(widths, room, NARROWEST);
    return new Columns(widths);
  }

  private static int[] widthsAtLeast(List<Column> columns, int[] natural) {
    int[] least = new int[natural.length];
    for (int i = 0; i < least.length; i++) {
      boolean wraps = columns.get(i).grow() || natural[i] > WIDEST / 2;
      least[i] = wraps ? Math.min(natural[i], WIDEST / 2) : natural[i];
    }
    return least;
  }

  private static void dropUntilFits(List<Column> columns, int[] widths, int room, int keepRank) {
    dropUntilFits(columns, widths, room, keepRank, widths);
  }

  private static void dropUntilFits(
      List<Column> columns, int[] needed, int room, int keepRank, int[] also) {
    while (total(needed) > room) {
      int worst = -1;
      for (int i = 0; i < needed.length; i++) {
        boolean candidate = needed[i] > 0 && columns.get(i).rank() > keepRank;
        if (candidate && (worst < 0 || columns.get(i).rank() >= columns.get(worst).rank())) {
          worst = i;
        }
      }
      if (worst < 0) {
        return;
      }
      needed[worst] = 0;
      also[worst] = 0;
    }
  }

  /** Takes from the widest until all fit. */
  private static void squeeze(int[] widths, int room, int least) {
    int over = total(widths) - room;
    while (over > 0) {
      int widest = 0;
      for (int i = 1; i < widths.length; i++) {
        if (widths[i] > widths[widest]) {
          widest = i;
        }
      }
      if (widths[widest] <= least) {
        return;
      }
      widths[widest]--;
      over--;
    }
  }

  private static void grow(List<Column> columns, int[] widths, int room) {
    int left = room - total(widths);
    for (int i = 0; i < widths.length && left > 0; i++) {
      if (widths[i] > 0 && columns.get(i).grow()) {
        widths[i] += left;
        left = 0;
      }
    }
  }

  private static int total(int[] widths) {
    int shown = (int) Arrays.stream(widths).filter(w -> w > 0).count();
    return Arrays.stream(widths).sum() + GAP * Math.max(0, shown - 1);
  }

  @Override
  public boolean equals(Object o) {
    return o instanceof Columns(int[] other) && Arrays.equals(widths, other);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(widths);
  }

  @Override
  public String toString() {
    return Arrays.toString(widths);
  }
}
