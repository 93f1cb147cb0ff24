package dev.quarterdeck.fx.detail;

import dev.quarterdeck.fx.theme.Marked;
import dev.quarterdeck.screen.console.Section;
import dev.quarterdeck.screen.table.Cell;
import dev.quarterdeck.screen.table.Column;
import dev.quarterdeck.screen.table.Row;
import dev.quarterdeck.screen.table.Table;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.HPos;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/**
 * A small table that never scrolls sideways: columns that do not fit become a second, quieter line
 * under their row, so that nothing is lost in a narrow pane.
 */
final class RowsBlock extends VBox {
  private static final int FIRST_ROWS = 12;

  private final Table table;
  private final Ruler ruler;
  private List<Integer> kept = List.of();
  private boolean all;

  RowsBlock(Section.Rows section) {
    this.table = section.table();
    this.ruler = new Ruler(table);
    getStyleClass().add("rows-block");
    if (table.rows().isEmpty()) {
      getChildren().add(Blocks.muted(section.whenEmpty()));
    } else {
      widthProperty().subscribe(w -> fit(w.doubleValue()));
    }
  }

  private void fit(double room) {
    List<Integer> next = room <= 0 ? kept : ruler.fitting(room);
    if (!next.equals(kept)) {
      kept = next;
      build();
    }
  }

  private void build() {
    GridPane grid = new GridPane();
    grid.getStyleClass().add("rows-grid");
    grid.setHgap(Ruler.GAP);
    boolean anyGrows = kept.stream().anyMatch(i -> table.columns().get(i).grow());
    for (int position = 0; position < kept.size(); position++) {
      Column column = table.columns().get(kept.get(position));
      boolean grows = column.grow() || (!anyGrows && position == kept.size() - 1);
      grid.getColumnConstraints().add(constraints(column, kept.get(position), grows));
      Label title = Blocks.muted(Marked.title(column.title()));
      title.getStyleClass().add("column-title");
      grid.add(title, position, 0);
    }
    int shown = all ? table.rows().size() : Math.min(FIRST_ROWS, table.rows().size());
    for (int i = 0; i < shown; i++) {
      addRow(grid, table.rows().get(i), 1 + 2 * i);
    }
    getChildren().setAll(grid);
    if (shown < table.rows().size()) {
      Hyperlink more = new Hyperlink("Show all " + table.rows().size());
      more.getStyleClass().add("more");
      more.setOnAction(
          e -> {
            all = true;
            build();
          });
      getChildren().add(more);
    }
  }

  private ColumnConstraints constraints(Column column, int index, boolean grows) {
    ColumnConstraints c = new ColumnConstraints();
    if (grows) {
      c.setHgrow(Priority.ALWAYS);
      c.setMinWidth(40);
      c.setPrefWidth(10);
      c.setFillWidth(true);
    } else {
      c.setPrefWidth(ruler.natural(index));
      c.setMinWidth(Math.min(40, ruler.natural(index)));
    }
    if (column.right()) {
      c.setHalignment(HPos.RIGHT);
    }
    return c;
  }

  private void addRow(GridPane grid, Row row, int line) {
    for (int position = 0; position < kept.size(); position++) {
      int index = kept.get(position);
      Label value = Blocks.value(row.cells().get(index), true);
      grid.add(value, position, line);
    }
    List<String> rest = new ArrayList<>();
    for (int i = 0; i < row.cells().size(); i++) {
      Cell cell = row.cells().get(i);
      if (!kept.contains(i) && !cell.text().isBlank()) {
        rest.add(
            Marked.title(table.columns().get(i).title())
                + " "
                + Marked.of(cell.text(), cell.tone()).words());
      }
    }
    if (!rest.isEmpty()) {
      Label second = Blocks.muted(String.join("  ·  ", rest));
      second.setWrapText(true);
      second.setMinHeight(USE_PREF_SIZE);
      second.getStyleClass().add("second-line");
      grid.add(second, 0, line + 1, kept.size(), 1);
    }
  }
}
