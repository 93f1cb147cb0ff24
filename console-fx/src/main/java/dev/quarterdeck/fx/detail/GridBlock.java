package dev.quarterdeck.fx.detail;

import dev.quarterdeck.screen.console.Page;
import dev.quarterdeck.screen.console.Section;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/**
 * Like things, as many side by side as there is room for.
 *
 * @param <T> what is shown
 * @param <C> what shows one of them
 */
abstract class GridBlock<T, C extends Region> implements Block {
  private final GridPane grid = new GridPane();
  private final Columns columns;
  private final List<C> cells = new ArrayList<>();
  private final Consumer<Page<?>> go;

  /**
   * The subclass shows the first things at the end of its own constructor.
   *
   * @param narrowest a cell's least width in pixels
   */
  GridBlock(
      String styleClass, double narrowest, int count, Supplier<C> cell, Consumer<Page<?>> go) {
    this.go = go;
    grid.getStyleClass().add(styleClass);
    columns = new Columns(grid, narrowest);
    for (int i = 0; i < count; i++) {
      cells.add(cell.get());
    }
    columns.fill(cells);
  }

  /** The things of a section, or null when it is one of another kind. */
  abstract @Nullable List<T> things(Section section);

  abstract void show(C cell, T thing);

  /** A click on the cell goes to the page, if there is one. */
  final void lead(Region cell, @Nullable Page<?> to) {
    cell.getStyleClass().remove("leads-to");
    cell.setOnMouseClicked(to == null ? null : e -> go.accept(to));
    if (to != null) {
      cell.getStyleClass().add("leads-to");
    }
  }

  @Override
  public final Region node() {
    return grid;
  }

  @Override
  public final boolean show(Section next) {
    List<T> things = things(next);
    if (things == null || things.size() != cells.size()) {
      return false;
    }
    for (int i = 0; i < cells.size(); i++) {
      show(cells.get(i), things.get(i));
    }
    return true;
  }

  @Override
  public final @Nullable Node stand(int line) {
    return Columns.stand(cells, line);
  }
}
