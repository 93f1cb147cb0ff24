package dev.quarterdeck.fx.table;

import dev.quarterdeck.fx.theme.Bar;
import dev.quarterdeck.fx.theme.Icons;
import dev.quarterdeck.fx.theme.Marked;
import dev.quarterdeck.fx.theme.ToneLook;
import dev.quarterdeck.screen.table.Cell;
import dev.quarterdeck.screen.table.Row;
import java.util.Optional;
import javafx.scene.control.TableCell;
import javafx.scene.control.Tooltip;
import org.jspecify.annotations.Nullable;

/** One cell: its text in its tone; the whole text as a tooltip where it may be cut. */
final class ToneCell extends TableCell<Row, Cell> {
  private static final int MAY_BE_CUT = 24;

  ToneCell(boolean right) {
    if (right) {
      getStyleClass().add("numeric");
    }
  }

  @Override
  protected void updateItem(@Nullable Cell cell, boolean empty) {
    super.updateItem(cell, empty);
    getStyleClass().removeAll(ToneLook.ALL);
    if (empty || cell == null) {
      setText(null);
      setGraphic(null);
      setTooltip(null);
      return;
    }
    Optional<Bar.Blocks> bar = Bar.in(cell.text());
    if (bar.isPresent()) {
      ToneLook.styleClass(cell.tone()).ifPresent(getStyleClass()::add);
      setText(bar.get().rest());
      setGraphic(new Bar(bar.get()));
      setTooltip(null);
      return;
    }
    Marked marked = Marked.of(cell.text(), cell.tone());
    setText(marked.words());
    setGraphic(
        marked
            .icon()
            .map(icon -> Icons.of(icon, "icon-" + ToneLook.look(cell.tone())))
            .orElse(null));
    ToneLook.styleClass(cell.tone()).ifPresent(getStyleClass()::add);
    setTooltip(cell.text().length() > MAY_BE_CUT ? new Tooltip(cell.text()) : null);
  }
}
