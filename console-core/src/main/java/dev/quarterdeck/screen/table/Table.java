package dev.quarterdeck.screen.table;

import java.util.List;

/** Columns and all rows in their natural order. */
public record Table(List<Column> columns, List<Row> rows) {
  public Table {
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
  }

  /** The index of a column by its id; -1 when there is none. */
  public int indexOf(String columnId) {
    for (int i = 0; i < columns.size(); i++) {
      if (columns.get(i).id().equals(columnId)) {
        return i;
      }
    }
    return -1;
  }
}
