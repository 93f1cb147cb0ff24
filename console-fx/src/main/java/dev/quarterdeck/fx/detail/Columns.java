package dev.quarterdeck.fx.detail;

import java.util.List;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import org.jspecify.annotations.Nullable;

/** Things of one size side by side, as many as there is room for, and the cursor on one. */
final class Columns {
  private static final PseudoClass STANDING = PseudoClass.getPseudoClass("standing");

  private final GridPane grid;
  private final double narrowest;
  private List<? extends Node> all = List.of();
  private int across;

  Columns(GridPane grid, double narrowest) {
    this.grid = grid;
    this.narrowest = narrowest;
    grid.widthProperty().subscribe(w -> fit(w.doubleValue()));
  }

  void fill(List<? extends Node> nodes) {
    all = nodes;
    across = 0;
    fit(grid.getWidth());
  }

  private void fit(double width) {
    int next = Math.clamp((long) (width / narrowest), 1, Math.max(1, all.size()));
    // Rows that are filled alike look calmer than one that is nearly empty.
    int rows = (all.size() + next - 1) / next;
    next = rows == 0 ? 1 : (all.size() + rows - 1) / rows;
    if (next == across) {
      return;
    }
    across = next;
    grid.getChildren().clear();
    grid.getColumnConstraints().clear();
    for (int i = 0; i < across; i++) {
      ColumnConstraints c = new ColumnConstraints();
      c.setPercentWidth(100.0 / across);
      grid.getColumnConstraints().add(c);
    }
    for (int i = 0; i < all.size(); i++) {
      grid.add(all.get(i), i % across, i / across);
    }
  }

  /** Draws the cursor on one of them; on none below 0. */
  static @Nullable Node stand(List<? extends Node> all, int line) {
    for (int i = 0; i < all.size(); i++) {
      all.get(i).pseudoClassStateChanged(STANDING, i == line);
    }
    return line >= 0 && line < all.size() ? all.get(line) : null;
  }
}
