package dev.quarterdeck.fx.detail;

import dev.quarterdeck.fx.theme.Marked;
import dev.quarterdeck.screen.console.Page;
import dev.quarterdeck.screen.console.Section;
import dev.quarterdeck.screen.table.Cell;
import dev.quarterdeck.screen.table.Column;
import dev.quarterdeck.screen.table.Row;
import dev.quarterdeck.screen.table.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.HPos;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/**
 * A small table that never scrolls sideways: columns that do not fit become a second, quieter line
 * under their row, so that nothing is lost in a narrow pane.
 */
final class RowsBlock implements Block {
  private static final int FIRST_ROWS = 12;

  /** What one row is drawn with; no second line where every column fits. */
  private record Line(List<Label> cells, List<Label> second) {}

  private final VBox box = new VBox();
  private final List<Line> lines = new ArrayList<>();
  private final Consumer<Page<?>> go;
  private Section.Rows shown;
  private final Ruler ruler;
  private List<Integer> kept = List.of();
  private boolean all;
  private @Nullable CursorBar bar;
  private int standing = -1;

  RowsBlock(Section.Rows section, Consumer<Page<?>> go) {
    shown = section;
    this.go = go;
    ruler = new Ruler(section.table());
    box.getStyleClass().add("rows-block");
    if (section.table().rows().isEmpty()) {
      box.getChildren().add(Blocks.muted(section.whenEmpty()));
    } else {
      box.widthProperty().subscribe(w -> fit(w.doubleValue()));
    }
  }

  @Override
  public Region node() {
    return box;
  }

  @Override
  public boolean show(Section next) {
    if (!(next instanceof Section.Rows rows) || !sameShape(rows.table())) {
      return false;
    }
    boolean other = !rows.table().equals(shown.table());
    if (other && new Ruler(rows.table()).wider(ruler)) {
      return false;
    }
    shown = rows;
    for (int i = 0; i < lines.size(); i++) {
      Row row = rows.table().rows().get(i);
      for (int position = 0; position < kept.size(); position++) {
        Blocks.show(lines.get(i).cells().get(position), row.cells().get(kept.get(position)));
      }
      for (Label second : lines.get(i).second()) {
        second.setText(rest(row));
      }
    }
    return true;
  }

  @Override
  public @Nullable Node stand(int line) {
    standing = line;
    if (line >= lines.size() && !all && !kept.isEmpty()) {
      all = true;
      build();
    }
    return bar == null || line >= lines.size()
        ? null
        : bar.stand(line, 0, 1 + 2 * Math.max(0, line), GridPane.REMAINING, 2);
  }

  private boolean sameShape(Table next) {
    Table was = shown.table();
    if (!was.columns().equals(next.columns()) || was.rows().size() != next.rows().size()) {
      return false;
    }
    for (int i = 0; i < was.rows().size(); i++) {
      if (!was.rows().get(i).id().equals(next.rows().get(i).id())) {
        return false;
      }
    }
    return true;
  }

  private void fit(double room) {
    List<Integer> next = room <= 0 ? kept : ruler.fitting(room);
    if (!next.equals(kept)) {
      kept = next;
      build();
    }
  }

  private void build() {
    List<Column> columns = shown.table().columns();
    List<Row> rows = shown.table().rows();
    GridPane grid = new GridPane();
    grid.getStyleClass().add("rows-grid");
    grid.setHgap(Ruler.GAP);
    boolean anyGrows = kept.stream().anyMatch(i -> columns.get(i).grow());
    for (int position = 0; position < kept.size(); position++) {
      Column column = columns.get(kept.get(position));
      boolean grows = column.grow() || (!anyGrows && position == kept.size() - 1);
      grid.getColumnConstraints().add(constraints(column, kept.get(position), grows));
      Label title = Blocks.muted(Marked.title(column.title()));
      title.getStyleClass().add("column-title");
      grid.add(title, position, 0);
    }
    lines.clear();
    int count = all ? rows.size() : Math.min(FIRST_ROWS, rows.size());
    for (int i = 0; i < count; i++) {
      addRow(grid, rows.get(i), 1 + 2 * i);
    }
    bar = new CursorBar(grid);
    box.getChildren().setAll(grid);
    if (count < rows.size()) {
      Hyperlink more = new Hyperlink("Show all " + rows.size());
      more.getStyleClass().add("more");
      more.setOnAction(
          e -> {
            all = true;
            build();
          });
      box.getChildren().add(more);
    }
    if (standing < count) {
      stand(standing);
    }
  }

  private ColumnConstraints constraints(Column column, int index, boolean grows) {
    ColumnConstraints c = new ColumnConstraints();
    if (grows) {
      c.setHgrow(Priority.ALWAYS);
      c.setMinWidth(40);
      c.setPrefWidth(10);
    } else {
      c.setPrefWidth(ruler.natural(index));
      c.setMinWidth(ruler.natural(index));
    }
    if (column.right()) {
      c.setHalignment(HPos.RIGHT);
    }
    return c;
  }

  private void addRow(GridPane grid, Row row, int line) {
    List<Label> cells = new ArrayList<>();
    for (int position = 0; position < kept.size(); position++) {
      Label value = Blocks.value(row.cells().get(kept.get(position)));
      Blocks.lead(value, shown.links().get(row.id()), go);
      if (position == 0) {
        value.getStyleClass().add("first");
      }
      GridPane.setValignment(value, VPos.TOP);
      cells.add(value);
      grid.add(value, position, line);
    }
    List<Label> second = List.of();
    if (kept.size() < row.cells().size()) {
      Label rest = Blocks.muted(rest(row));
      rest.setWrapText(true);
      rest.setMinHeight(Label.USE_PREF_SIZE);
      rest.getStyleClass().add("second-line");
      grid.add(rest, 0, line + 1, kept.size(), 1);
      second = List.of(rest);
    }
    lines.add(new Line(cells, second));
  }

  /** The cells that found no column, with their titles. */
  private String rest(Row row) {
    List<String> rest = new ArrayList<>();
    for (int i = 0; i < row.cells().size(); i++) {
      Cell cell = row.cells().get(i);
      if (!kept.contains(i) && !cell.text().isBlank()) {
        rest.add(
            Marked.title(shown.table().columns().get(i).title())
                + " "
                + Marked.of(cell.text(), cell.tone()).words());
      }
    }
    return String.join("  ·  ", rest);
  }
}
