package dev.quarterdeck.fx.detail;

import dev.quarterdeck.screen.table.Row;
import dev.quarterdeck.screen.table.Table;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import javafx.scene.text.Font;
import javafx.scene.text.Text;

/** How wide the columns of a small table want to be, and which of them fit. */
final class Ruler {
  static final double GAP = 14;
  private static final double WIDEST = 290;
  private static final double GROW_LEAST = 100;
  private static final double ICON = 20;

  private final Table table;
  private final double[] natural;
  private final double[] least;

  Ruler(Table table) {
    this.table = table;
    this.natural = new double[table.columns().size()];
    this.least = new double[natural.length];
    Text ruler = new Text();
    ruler.setFont(Font.font("Inter", 12.5));
    for (int i = 0; i < natural.length; i++) {
      natural[i] = Math.min(WIDEST, widest(ruler, i));
      double word = table.columns().get(i).grow() ? longestWord(ruler, i) : natural[i];
      least[i] = Math.min(natural[i], Math.max(GROW_LEAST, word));
    }
  }

  private double widest(Text ruler, int column) {
    double widest = width(ruler, table.columns().get(column).title());
    for (Row row : table.rows()) {
      widest = Math.max(widest, width(ruler, row.cells().get(column).text()) + ICON);
    }
    return widest;
  }

  /** A growing column wraps between words, never inside one where that can be helped. */
  private double longestWord(Text ruler, int column) {
    double widest = 0;
    for (Row row : table.rows()) {
      for (String word : row.cells().get(column).text().split(" ", -1)) {
        widest = Math.max(widest, width(ruler, word));
      }
    }
    return widest;
  }

  private static double width(Text ruler, String text) {
    ruler.setText(text);
    return ruler.getLayoutBounds().getWidth();
  }

  /** The width of a column that does not grow. */
  double natural(int column) {
    return natural[column];
  }

  /** Whether a column wants more than it did, so that its texts would be squeezed. */
  boolean wider(Ruler was) {
    for (int i = 0; i < natural.length; i++) {
      if (natural[i] > was.natural[i] + 1) {
        return true;
      }
    }
    return false;
  }

  /** Indices of the columns that fit side by side; the highest ranks leave first. */
  List<Integer> fitting(double room) {
    List<Integer> kept = new ArrayList<>();
    for (int i = 0; i < natural.length; i++) {
      kept.add(i);
    }
    while (kept.size() > 1 && needed(kept) > room) {
      Integer leaving =
          kept.stream()
              .max(Comparator.comparingInt(i -> table.columns().get(i).rank()))
              .orElseThrow();
      kept.removeIf(leaving::equals);
    }
    return kept;
  }

  private double needed(List<Integer> kept) {
    return kept.stream().mapToDouble(i -> least[i]).sum() + GAP * (kept.size() - 1);
  }
}
