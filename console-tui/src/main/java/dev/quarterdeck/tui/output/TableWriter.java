package dev.quarterdeck.tui.output;

import java.util.ArrayList;
import java.util.List;

/**
 * Lays a table out by display width: whole when there is room, least important columns cut first.
 */
final class TableWriter {
  private static final int GAP = 2;

  private final Style style;
  private final int width;
  private final PageWriter page;

  TableWriter(Style style, int width, PageWriter page) {
    this.style = style;
    this.width = width;
    this.page = page;
  }

  void write(StringBuilder out, Table table) {
    int[] widths = fit(table);
    List<Integer> shown = new ArrayList<>();
    for (int i = 0; i < widths.length; i++) {
      if (widths[i] > 0) {
        shown.add(i);
      }
    }
    List<Cell> titles = table.columns().stream().map(c -> Cell.muted(c.title())).toList();
    row(out, table, titles, widths, shown);
    for (Table.Row row : table.rows()) {
      row(out, table, row.cells(), widths, shown);
      row.notes().forEach(note -> page.line(out, note));
    }
  }

  private void row(
      StringBuilder out, Table table, List<Cell> cells, int[] widths, List<Integer> shown) {
    int pending = 0;
    for (int i : shown) {
      Cell cell = cells.get(i);
      String text = Width.cut(cell.text(), widths[i]);
      int pad = widths[i] - Width.of(text);
      boolean right = table.columns().get(i).right();
      pending += right ? pad : 0;
      if (!text.isEmpty()) {
        out.append(Width.pad(pending)).append(style.paint(text, cell.tone()));
        pending = 0;
      }
      // Padding is written only when something follows: no trailing spaces.
      pending += (right ? 0 : pad) + GAP;
    }
    out.append('\n');
  }

  /** Width of every column; 0 for one that is left out. */
  private int[] fit(Table table) {
    List<Column> columns = table.columns();
    int[] widths = new int[columns.size()];
    for (int i = 0; i < widths.length; i++) {
      widths[i] = Width.of(columns.get(i).title());
      for (Table.Row row : table.rows()) {
        widths[i] = Math.max(widths[i], Width.of(row.cells().get(i).text()));
      }
    }
    List<Integer> weakestFirst = new ArrayList<>();
    for (int i = 0; i < widths.length; i++) {
      weakestFirst.add(i);
    }
    weakestFirst.sort(
        (x, y) -> Integer.compare(columns.get(x).importance(), columns.get(y).importance()));
    for (int i : weakestFirst) {
      int over = total(widths) - width;
      if (over <= 0) {
        return widths;
      }
      int floor = Math.min(widths[i], columns.get(i).min());
      boolean enough = widths[i] - over >= floor;
      widths[i] =
          enough || columns.get(i).importance() >= Column.NEEDED
              ? Math.max(floor, widths[i] - over)
              : 0;
    }
    for (int i : weakestFirst) {
      if (total(widths) <= width || columns.get(i).importance() == Column.KEY) {
        break;
      }
      widths[i] = 0;
    }
    return widths;
  }

  private static int total(int[] widths) {
    int total = -GAP;
    for (int w : widths) {
      total += w > 0 ? w + GAP : 0;
    }
    return total;
  }
}
