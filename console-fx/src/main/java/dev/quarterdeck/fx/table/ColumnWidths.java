package dev.quarterdeck.fx.table;

import dev.quarterdeck.screen.table.Cell;
import dev.quarterdeck.screen.table.Column;
import dev.quarterdeck.screen.table.Row;
import dev.quarterdeck.screen.table.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.text.Font;
import javafx.scene.text.Text;

/**
 * Gives every column the width that its longest text needs, growing ones the rest, and hides those
 * without a word, and the highest ranks while there is no room.
 */
final class ColumnWidths {
  private static final double PADDING = 28;
  private static final double SORT_ARROW = 18;

  /** The first column stands in from the edge and has an icon wider than core's symbol. */
  private static final double FIRST_EXTRA = 20;

  private static final double WIDEST = 340;

  /** A growing column keeps this share of the width, within these bounds, before others leave. */
  private static final double GROW_SHARE = 0.3;

  private static final double GROW_LEAST = 110;
  private static final double GROW_MOST = 240;

  /** The only one that grows is what the row is about: it matters more than the last columns. */
  private static final double GROW_MOST_ALONE = 360;

  private static final double SCROLL_BAR = 16;

  private final TableView<Row> view;
  private final Text ruler = new Text();
  private Table table = new Table(List.of(), List.of());
  private double[] natural = {};
  private boolean[] prose = {};

  /** Without a word in any row. */
  private boolean[] blank = {};

  ColumnWidths(TableView<Row> view) {
    this.view = view;
  }

  void measure(Table next) {
    boolean sameColumns = table.columns().equals(next.columns());
    table = next;
    ruler.setFont(Font.font("Inter", 13));
    double[] measured = new double[next.columns().size()];
    prose = new boolean[measured.length];
    boolean[] blankBefore = blank;
    blank = new boolean[measured.length];
    for (int i = 0; i < measured.length; i++) {
      measured[i] = measure(i);
    }
    // A little more or less text from refresh to refresh must not make the columns dance.
    boolean needed =
        !sameColumns || natural.length != measured.length || !Arrays.equals(blank, blankBefore);
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
    blank[index] = index > 0 && longest.isBlank() && !table.rows().isEmpty();
    prose[index] = longest.indexOf(' ') >= 0;
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
      if (!blank[i]) {
        kept.add(i);
      }
    }
    while (kept.size() > 1 && needed(kept) > room) {
      Integer leaving = kept.stream().max(leavesFirst(columns)).orElseThrow();
      kept.removeIf(leaving::equals);
    }
    double left = room - needed(kept);
    List<Integer> growing = kept.stream().filter(i -> columns.get(i).grow()).toList();
    double cut = growing.stream().mapToDouble(i -> natural[i] - least(i)).sum();
    for (int i = 0; i < columns.size(); i++) {
      TableColumn<Row, ?> column = view.getColumns().get(i);
      column.setVisible(kept.contains(i));
      // What is cut is whole before any has more than it needs.
      double more = cut == 0 ? 0 : (natural[i] - least(i)) * Math.clamp(left / cut, 0, 1);
      double spare = growing.contains(i) ? (left - Math.clamp(left, 0, cut)) / growing.size() : 0;
      column.setPrefWidth(least(i) + more + spare);
    }
  }

  /** The highest rank; among equals one that does not grow. */
  private static Comparator<Integer> leavesFirst(List<Column> columns) {
    return Comparator.<Integer>comparingInt(i -> columns.get(i).rank())
        .thenComparing(i -> !columns.get(i).grow());
  }

  private double needed(List<Integer> kept) {
    return kept.stream().mapToDouble(this::least).sum();
  }

  private double least(int i) {
    // A cut sentence still says something; a cut name may be any of several.
    long growing = table.columns().stream().filter(Column::grow).count();
    double most = growing == 1 ? GROW_MOST_ALONE : GROW_MOST;
    return table.columns().get(i).grow() && prose[i]
        ? Math.min(natural[i], Math.clamp(view.getWidth() * GROW_SHARE, GROW_LEAST, most))
        : natural[i];
  }
}
