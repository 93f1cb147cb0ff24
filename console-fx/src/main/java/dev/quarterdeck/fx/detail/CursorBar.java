package dev.quarterdeck.fx.detail;

import javafx.scene.Node;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/** The keyboard's cursor: a bar behind one line of a grid. */
final class CursorBar {
  private final GridPane grid;
  private final Region bar = new Region();
  private boolean standing;

  CursorBar(GridPane grid) {
    this.grid = grid;
    bar.getStyleClass().add("cursor-bar");
    bar.setMouseTransparent(true);
    bar.setMaxSize(Double.MAX_VALUE, Double.MAX_VALUE);
  }

  /** Stands behind a part of the grid, or nowhere for a line below 0; answers what must be seen. */
  @Nullable Node stand(int line, int column, int row, int columns, int rows) {
    standing = line >= 0;
    GridPane.setConstraints(bar, column, row, columns, rows);
    again();
    return standing
        ? grid.getChildren().stream()
            .filter(n -> n != bar && at(n, column, row, columns))
            .findFirst()
            .orElse(null)
        : null;
  }

  private static boolean at(Node node, int column, int row, int columns) {
    return value(GridPane.getRowIndex(node)) == row
        && (columns != 1 || value(GridPane.getColumnIndex(node)) == column);
  }

  private static int value(@Nullable Integer index) {
    return index == null ? 0 : index;
  }

  /** Puts it back after the grid was filled anew. */
  void again() {
    if (standing && !grid.getChildren().contains(bar)) {
      grid.getChildren().addFirst(bar);
    } else if (!standing) {
      grid.getChildren().remove(bar);
    }
  }
}
