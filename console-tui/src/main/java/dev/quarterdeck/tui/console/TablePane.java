package dev.quarterdeck.tui.console;

import dev.quarterdeck.screen.Tone;
import dev.quarterdeck.screen.console.Action;
import dev.quarterdeck.screen.console.Msg;
import dev.quarterdeck.screen.table.Cell;
import dev.quarterdeck.screen.table.Column;
import dev.quarterdeck.screen.table.Row;
import dev.quarterdeck.screen.table.Table;
import dev.quarterdeck.screen.table.TableState;
import dev.quarterdeck.tui.terminal.Glyphs;
import dev.quarterdeck.tui.terminal.Grid;
import dev.quarterdeck.tui.terminal.Ink;
import dev.quarterdeck.tui.terminal.Style;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A table with its selected row; remembers how far it is scrolled, and draws only what is seen. */
final class TablePane {
  /** Left of the columns: the sign of the selected row, and that of a marked one. */
  private static final int MARGIN = 2;

  private static final Msg OPEN = new Msg.Do(Action.OPEN);

  private int top;
  private int page = 1;
  private @Nullable Table measured;
  private int[] natural = {};
  private @Nullable String cutOff;

  /** Rows that one page key moves by. */
  int page() {
    return page;
  }

  /** The growing cell of the selected row in full, where it was cut off; else null. */
  @Nullable String cutOff() {
    return cutOff;
  }

  void draw(Grid grid, Area area, TableState state, Targets targets) {
    Table table = state.table();
    measure(table);
    Columns columns = Columns.ofList(table.columns(), natural, area.columns() - MARGIN - 1);
    titles(grid, area.top(), state, columns, targets);
    List<Row> rows = state.visible();
    int height = Math.max(1, area.height() - 1);
    int selected = state.selectedIndex();
    page = Math.max(1, height - 1);
    scroll(selected, rows.size(), height);
    cutOff = null;
    for (int i = 0; i < Math.min(height, rows.size() - top); i++) {
      boolean chosen = top + i == selected;
      Row shown = rows.get(top + i);
      row(grid, area.top() + 1 + i, shown, table.columns(), columns, chosen);
      targets.add(
          area.top() + 1 + i, 0, area.columns(), chosen ? OPEN : new Msg.Select(shown.id()));
      if (state.marked().contains(shown.id())) {
        grid.put(area.top() + 1 + i, 1, "✓", Style.ACCENT.on(chosen ? Ink.SELECTION : Ink.PLAIN));
      }
    }
    if (rows.isEmpty()) {
      String none =
          state.filter().isEmpty()
              ? "No row has something wrong. Esc shows all."
              : "No row matches the filter. Esc clears it.";
      grid.put(area.top() + 2, MARGIN, none, Style.MUTED);
    }
    if (rows.size() > height) {
      thumb(
          grid,
          new Area(area.top() + 1, area.top() + 1 + height, area.columns()),
          rows.size(),
          height);
    }
  }

  /**
   * The same table is one that was not read anew: comparing its rows would cost what this saves.
   */
  @SuppressWarnings("ReferenceEquality")
  private void measure(Table table) {
    if (measured != table) {
      natural = Columns.natural(table.columns(), table.rows());
      measured = table;
    }
  }

  /** Keeps the selected row in sight, and the page full. */
  private void scroll(int selected, int rows, int height) {
    if (selected >= 0) {
      top = Math.clamp(top, Math.max(0, selected - height + 1), selected);
    }
    top = Math.clamp(top, 0, Math.max(0, rows - height));
  }

  private void titles(Grid grid, int row, TableState state, Columns columns, Targets targets) {
    int x = MARGIN;
    for (int i = 0; i < columns.count(); i++) {
      int width = columns.width(i);
      if (width == 0) {
        continue;
      }
      Column column = state.table().columns().get(i);
      boolean sorted = column.id().equals(state.sortColumn());
      String title = column.title() + (sorted ? state.descending() ? "↓" : "↑" : "");
      Style style = sorted ? Style.ACCENT.bolder() : Style.MUTED;
      int at = column.right() ? x + Math.max(0, width - Glyphs.width(title)) : x;
      grid.put(row, at, title, style, x + width);
      targets.add(row, x, x + width + Columns.GAP, new Msg.SortBy(column.id()));
      x += width + Columns.GAP;
    }
  }

  private void row(
      Grid grid, int y, Row row, List<Column> columns, Columns fitted, boolean chosen) {
    Ink ground = chosen ? Ink.SELECTION : Ink.PLAIN;
    if (chosen) {
      grid.fill(y, 0, grid.columns(), Style.PLAIN.on(ground));
      grid.put(y, 0, "▌", Style.ACCENT.on(ground));
    }
    int x = MARGIN;
    for (int i = 0; i < fitted.count(); i++) {
      int width = fitted.width(i);
      if (width == 0) {
        if (chosen && columns.get(i).grow()) {
          cutOff = row.cells().get(i).text();
        }
        continue;
      }
      Cell cell = row.cells().get(i);
      String text = Glyphs.fit(cell.text(), width);
      boolean shortened = text.length() != cell.text().length();
      if (chosen && shortened) {
        cutOff = cell.text();
      }
      int at = columns.get(i).right() ? x + width - Glyphs.width(text) : x;
      Tone tone = chosen && cell.tone() == Tone.MUTED ? Tone.NORMAL : cell.tone();
      Tones.put(grid, y, at, text, tone, ground, x + width);
      x += width + Columns.GAP;
    }
  }

  /** Where the seen rows are among all: a thumb at the right edge. */
  private void thumb(Grid grid, Area area, int rows, int height) {
    int length = Math.max(1, height * height / rows);
    int most = rows - height;
    int at = most == 0 ? 0 : (int) ((long) top * (height - length) / most);
    for (int i = 0; i < length; i++) {
      grid.put(area.top() + at + i, area.columns() - 1, "▐", Style.MUTED);
    }
  }
}
