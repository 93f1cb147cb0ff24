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
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.IntPredicate;
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
  private Set<Integer> alike = Set.of();
  private boolean all;
  private @Nullable CursorBar bar;
  private int standing = -1;

  /** {@code all}: somebody unfolded it before, and other rows came. */
  RowsBlock(Section.Rows section, Consumer<Page<?>> go, boolean all) {
    shown = section;
    this.go = go;
    this.all = all;
    ruler = new Ruler(section.table());
    box.getStyleClass().add("rows-block");
    if (section.table().rows().isEmpty()) {
      box.getChildren().add(Blocks.muted(section.whenEmpty()));
    } else {
      box.widthProperty().subscribe(w -> fit(w.doubleValue()));
    }
  }

  /** Whether every row is shown, not only the first. */
  boolean unfolded() {
    return all;
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
    if (!rows.table().equals(shown.table()) && !fits(rows.table())) {
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

  /** Whether other cells can be shown by what is drawn. */
  private boolean fits(Table next) {
    Ruler measured = new Ruler(next);
    if (measured.wider(ruler)
        || (box.getWidth() > 0 && !measured.fitting(box.getWidth()).equals(kept))) {
      return false;
    }
    Set<Integer> same = alike(next);
    if (!same.equals(alike) || !common(next).equals(common(shown.table()))) {
      return false;
    }
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).second().isEmpty() != rest(next.rows().get(i)).isEmpty()) {
        return false;
      }
    }
    return true;
  }

  /** Columns that found no place and say the same in every row: that is said once. */
  private Set<Integer> alike(Table table) {
    Set<Integer> same = new TreeSet<>();
    for (int i = 0; i < table.columns().size() && table.rows().size() > 1; i++) {
      int column = i;
      long texts = table.rows().stream().map(r -> r.cells().get(column).text()).distinct().count();
      if (!kept.contains(i) && texts == 1) {
        same.add(i);
      }
    }
    return same;
  }

  private String common(Table table) {
    return table.rows().isEmpty() ? "" : words(table.rows().getFirst(), alike::contains);
  }

  private void fit(double room) {
    List<Integer> next = room <= 0 ? kept : ruler.fitting(room);
    if (!next.equals(kept)) {
      kept = next;
      build();
    }
    stretch();
  }

  private void build() {
    List<Column> columns = shown.table().columns();
    List<Row> rows = shown.table().rows();
    GridPane grid = new GridPane();
    grid.getStyleClass().add("rows-grid");
    grid.setHgap(Ruler.GAP);
    for (int position = 0; position < kept.size(); position++) {
      Column column = columns.get(kept.get(position));
      ColumnConstraints constraints = new ColumnConstraints();
      // At the left edge there is nothing to line up with.
      if (column.right() && position > 0) {
        constraints.setHalignment(HPos.RIGHT);
      }
      grid.getColumnConstraints().add(constraints);
      Label title = Blocks.muted(Marked.title(column.title()));
      title.getStyleClass().add("column-title");
      grid.add(title, position, 0);
    }
    // What is left, for the second lines.
    ColumnConstraints left = new ColumnConstraints();
    left.setHgrow(Priority.ALWAYS);
    left.setMinWidth(0);
    grid.getColumnConstraints().add(left);
    alike = alike(shown.table());
    lines.clear();
    int count = all ? rows.size() : Math.min(FIRST_ROWS, rows.size());
    for (int i = 0; i < count; i++) {
      addRow(grid, rows.get(i), 1 + 2 * i);
    }
    bar = new CursorBar(grid);
    box.getChildren().setAll(grid);
    stretch();
    String common = common(shown.table());
    if (!common.isEmpty()) {
      Label once = Blocks.muted("All of them: " + common);
      once.getStyleClass().add("second-line");
      once.setWrapText(true);
      box.getChildren().add(once);
    }
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

  private void stretch() {
    if (box.getWidth() <= 0 || !(box.getChildren().getFirst() instanceof GridPane grid)) {
      return;
    }
    double[] widths = ruler.widths(kept, box.getWidth());
    for (int position = 0; position < widths.length; position++) {
      ColumnConstraints c = grid.getColumnConstraints().get(position);
      // A pane that becomes narrower is not held open.
      c.setMinWidth(0);
      c.setPrefWidth(widths[position]);
      c.setMaxWidth(widths[position]);
    }
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
    String unplaced = rest(row);
    if (!unplaced.isEmpty()) {
      Label rest = Blocks.muted(unplaced);
      rest.setWrapText(true);
      rest.setMinHeight(Label.USE_PREF_SIZE);
      rest.getStyleClass().add("second-line");
      grid.add(rest, 0, line + 1, kept.size() + 1, 1);
      second = List.of(rest);
    }
    lines.add(new Line(cells, second));
  }

  /** The cells that found no column, with their titles. */
  private String rest(Row row) {
    return words(row, i -> !kept.contains(i) && !alike.contains(i));
  }

  private String words(Row row, IntPredicate which) {
    List<String> words = new ArrayList<>();
    for (int i = 0; i < row.cells().size(); i++) {
      Cell cell = row.cells().get(i);
      if (which.test(i) && !cell.text().isBlank()) {
        String title = Marked.title(shown.table().columns().get(i).title());
        words.add(
            (title.isBlank() ? "" : title + ": ") + Marked.of(cell.text(), cell.tone()).words());
      }
    }
    return String.join("  ·  ", words);
  }
}
