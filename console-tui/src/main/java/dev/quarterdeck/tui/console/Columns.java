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
 */
final class Columns {
  static final int GAP = 2;

  private static final int WIDEST = 48;
  private static final int NARROWEST = 8;
  private static final int GROWING_AT_LEAST = 28;
  private static final int PROSE_AT_LEAST = 20;

  private final int[] widths;

  private Columns(int[] widths) {
    this.widths = widths;
  }

  int count() {
    return widths.length;
  }

  /** 0 for a column that is not shown. */
  int width(int column) {
    return widths[column];
  }

  /**
   * Widths of the content with room for the mark of the sorted column, worked out once for a table.
   */
  static int[] natural(List<Column> columns, List<Row> rows) {
    return natural(columns, rows, 1);
  }

  private static int[] natural(List<Column> columns, List<Row> rows, int mark) {
    int[] natural = new int[columns.size()];
    for (int i = 0; i < natural.length; i++) {
      natural[i] = Glyphs.width(columns.get(i).title()) + mark;
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
      widths[i] =
          columns.get(i).grow()
              ? Math.min(natural[i], GROWING_AT_LEAST)
              : Math.min(natural[i], WIDEST);
    }
    dropUntilFits(columns, widths, room, 1);
    squeeze(widths, room, NARROWEST);
    grow(columns, widths, natural, room);
    return new Columns(widths);
  }

  /**
   * For a page: prose wraps between its words, so that wide columns share what the others leave.
   */
  static Columns ofPage(List<Column> columns, List<Row> rows, int room) {
    int[] widths = natural(columns, rows, 0);
    int[] words = longestWords(columns, rows);
    int[] needed = new int[widths.length];
    for (int i = 0; i < needed.length; i++) {
      boolean prose = words[i] < widths[i] - 1;
      needed[i] = prose ? Math.max(words[i], Math.min(widths[i], PROSE_AT_LEAST)) : widths[i];
    }
    int[] least = needed.clone();
    dropUntilFits(columns, needed, room, 2, widths);
    squeeze(widths, room, least);
    squeeze(widths, room, NARROWEST);
    return new Columns(widths);
  }

  private static int[] longestWords(List<Column> columns, List<Row> rows) {
    int[] longest = new int[columns.size()];
    for (Row row : rows) {
      for (int i = 0; i < longest.length; i++) {
        for (String word : row.cells().get(i).text().split(" ")) {
          longest[i] = Math.max(longest[i], Math.min(WIDEST, Glyphs.width(word)));
        }
      }
    }
    return longest;
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

  private static void squeeze(int[] widths, int room, int least) {
    int[] all = new int[widths.length];
    Arrays.fill(all, least);
    squeeze(widths, room, all);
  }

  /** Takes from the widest that may become narrower, until all fit. */
  private static void squeeze(int[] widths, int room, int[] least) {
    for (int over = total(widths) - room; over > 0; over--) {
      int widest = -1;
      for (int i = 0; i < widths.length; i++) {
        if (widths[i] > least[i] && (widest < 0 || widths[i] > widths[widest])) {
          widest = i;
        }
      }
      if (widest < 0) {
        return;
      }
      widths[widest]--;
    }
  }

  /**
   * What is left goes to the growing columns, then to others that were cut. No wider than the
   * content: a gulf between columns makes rows hard to follow.
   */
  private static void grow(List<Column> columns, int[] widths, int[] natural, int room) {
    for (boolean growing : new boolean[] {true, false}) {
      int left = room - total(widths);
      for (int i = 0; i < widths.length && left > 0; i++) {
        if (widths[i] > 0 && columns.get(i).grow() == growing) {
          int more = Math.min(left, natural[i] - widths[i]);
          widths[i] += more;
          left -= more;
        }
      }
    }
  }

  private static int total(int[] widths) {
    int shown = (int) Arrays.stream(widths).filter(w -> w > 0).count();
    return Arrays.stream(widths).sum() + GAP * Math.max(0, shown - 1);
  }
}
