package dev.quarterdeck.fx.detail;

import dev.quarterdeck.screen.table.Row;
import dev.quarterdeck.screen.table.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import javafx.scene.text.Font;
import javafx.scene.text.Text;

/** How wide the columns of a small table want to be, and which of them fit. */
final class Ruler {
  static final double GAP = 14;

  /** A column that does not grow wraps beyond this where room is short. */
  private static final double WIDEST = 290;

  /** A line of prose is read well up to this width. */
  private static final double PROSE = 720;

  private static final double GROW_LEAST = 100;
  private static final double ICON = 20;

  /** Prose in more lines than these is better off in a line of its own. */
  private static final int MOST_LINES = 3;

  /** By so much a column gives way at a time, in pixels. */
  private static final double STEP = 4;

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
      boolean grows = table.columns().get(i).grow();
      natural[i] = Math.min(PROSE, widest(ruler, i));
      double word = grows ? longestWord(ruler, i) : Math.min(WIDEST, natural[i]);
      double readable = Math.max(GROW_LEAST, natural[i] / MOST_LINES);
      least[i] = Math.min(natural[i], Math.max(readable, word));
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

  /**
   * What each of these columns gets of the room, in pixels: its own width; where that is too much
   * the widest of the growing ones give way first.
   */
  double[] widths(List<Integer> kept, double room) {
    double[] widths = kept.stream().mapToDouble(i -> natural[i]).toArray();
    double over = Arrays.stream(widths).sum() + GAP * (kept.size() - 1) - room;
    while (over > 0.5) {
      int widest = -1;
      for (int i = 0; i < widths.length; i++) {
        boolean gives = widths[i] > least[kept.get(i)];
        if (gives && (widest < 0 || widths[i] > widths[widest])) {
          widest = i;
        }
      }
      if (widest < 0) {
        break;
      }
      double less = Math.min(Math.min(STEP, over), widths[widest] - least[kept.get(widest)]);
      widths[widest] -= less;
      over -= less;
    }
    return widths;
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
      if (i == 0 || says(i)) {
        kept.add(i);
      }
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

  /** A column without a word in any row takes room from the others. */
  private boolean says(int column) {
    return table.rows().stream().anyMatch(r -> !r.cells().get(column).text().isBlank());
  }

  private double needed(List<Integer> kept) {
    return kept.stream().mapToDouble(i -> least[i]).sum() + GAP * (kept.size() - 1);
  }
}
