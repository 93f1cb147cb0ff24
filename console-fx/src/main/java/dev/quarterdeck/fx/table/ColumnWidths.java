package dev.quarterdeck.fx.table;

import dev.quarterdeck.screen.table.Cell;
import dev.quarterdeck.screen.table.Column;
import dev.quarterdeck.screen.table.Row;
import dev.quarterdeck.screen.table.Table;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.text.Font;
import javafx.scene.text.Text;

/**
 * Gives every column the width that its longest text needs, growing ones the rest, and hides the
 * highest ranks while there is no room.
 */
final class ColumnWidths {
  private static final double PADDING = 34;
  private static final double SORT_ARROW = 18;
  /** The first column stands in from the edge and has an icon wider than core's symbol. */
  private static final double FIRST_EXTRA = 20;

  private static final double WIDEST = 340;
  private static final double GROW_LEAST = 220;
  private static final double SCROLL_BAR = 16;

  private final TableView<Row> view;
  private final Text ruler = new Text();
  private Table table = new Table(List.of(), List.of());
  private double[] natural = {};

  ColumnWidths(TableView<Row> view) {
    this.view = view;
  }

  void measure(Table next) {
    boolean sameColumns = table.columns().equals(next.columns());
    table = next;
    ruler.setFont(Font.font("Inter", 13));
    double[] measured = new double[next.columns().size()];
    for (int i = 0; i < measured.length; i++) {
      measured[i] = measure(i);
    }
    // A little more or less text from refresh to refresh must not make the columns dance.
    boolean needed = !sameColumns || natural.length != measured.length;
    for (int i = 0; i < measured.length && !needed; i++) {
      needed = measured[i] > natural[i] || measured[i] < natural[i] - 40;
    }
    if (needed) {
      natural = measured;
      fit();
    }
  }

  private double measure(int index) {
    double widest = width(table.columns().get(index).title()) + SORT_ARROW;
    String longest = "";
    for (Row row : table.rows()) {
      Cell cell = row.cells().get(index);
      if (cell.text().length() > longest.length()) {
        longest = cell.text();
      }
    }
    double extra = index == 0 ? FIRST_EXTRA : 0;
    return Math.min(WIDEST, Math.max(widest, width(longest)) + PADDING + extra);
  }

  private double width(String text) {
    ruler.setText(text);
    return ruler.getLayoutBounds().getWidth();
  }

  void fit() {
    double room = view.getWidth() - SCROLL_BAR;
    List<Column> columns = table.columns();
    if (room <= 0 || natural.length != columns.size()) {
      return;
    }
    List<Integer> kept = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      kept.add(i);
    }
    while (kept.size() > 1 && needed(kept) > room) {
      kept.remove(kept.stream().max(Comparator.comparingInt(i -> columns.get(i).rank())).get());
    }
    double left = room - needed(kept);
    long growing = kept.stream().filter(i -> columns.get(i).grow()).count();
    for (int i = 0; i < columns.size(); i++) {
      TableColumn<Row, ?> column = view.getColumns().get(i);
      column.setVisible(kept.contains(i));
      double share = growing == 0 ? 0 : left / growing;
      column.setPrefWidth(least(i) + (columns.get(i).grow() ? share : 0));
    }
  }

  private double needed(List<Integer> kept) {
    return kept.stream().mapToDouble(this::least).sum();
  }

  private double least(int i) {
    return table.columns().get(i).grow() ? Math.min(natural[i], GROW_LEAST) : natural[i];
  }

  Set<String> hidden() {
    Set<String> hidden = new LinkedHashSet<>();
    for (TableColumn<Row, ?> column : view.getColumns()) {
      if (!column.isVisible()) {
        hidden.add(column.getText());
      }
    }
    return hidden;
  }
}
