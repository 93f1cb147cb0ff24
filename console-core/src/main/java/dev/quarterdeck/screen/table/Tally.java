package dev.quarterdeck.screen.table;

import dev.quarterdeck.screen.Tone;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How many rows say the same in a column, in the column's order: {@code 1 degraded}, {@code 3
 * healthy}.
 */
public record Tally(int count, String text, Tone tone) {

  /**
   * Over all rows, whatever the filter hides; rows alike are those that sort alike. Muted is left
   * out.
   */
  public static List<Tally> of(Table table, String columnId) {
    int column = table.indexOf(columnId);
    Map<Cell.SortKey, Tally> counts = new TreeMap<>();
    if (column >= 0) {
      for (Row row : table.rows()) {
        Cell cell = row.cells().get(column);
        if (cell.tone() != Tone.MUTED) {
          counts.merge(
              cell.sort(),
              new Tally(1, cell.text(), cell.tone()),
              (a, b) -> new Tally(a.count + 1, a.text, a.tone));
        }
      }
    }
    return new ArrayList<>(counts.values());
  }
}
