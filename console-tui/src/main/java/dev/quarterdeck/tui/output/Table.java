package dev.quarterdeck.tui.output;

import java.util.ArrayList;
import java.util.List;

/** Rows for people, each with notes beneath that say what is wrong with it and what to do. */
public final class Table implements Block {

  /** One row: as many cells as there are columns, and the lines beneath it, which are never cut. */
  public record Row(List<Cell> cells, List<Block.Line> notes) {}

  private final List<Column> columns;
  private final List<Row> rows = new ArrayList<>();

  @Override
  public void draw(PageWriter writer, StringBuilder out) {
    writer.table(out, this);
  }

  public Table(Column... columns) {
    this.columns = List.of(columns);
  }

  public Table row(Cell... cells) {
    return row(List.of(cells), List.of());
  }

  public Table row(List<Cell> cells, List<Block.Line> notes) {
    if (cells.size() != columns.size()) {
      throw new IllegalArgumentException(
          cells.size() + " cells for " + columns.size() + " columns");
    }
    rows.add(new Row(List.copyOf(cells), List.copyOf(notes)));
    return this;
  }

  public List<Column> columns() {
    return columns;
  }

  public List<Row> rows() {
    return rows;
  }
}
