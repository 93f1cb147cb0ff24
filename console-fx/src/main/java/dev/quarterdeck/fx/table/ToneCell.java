package dev.quarterdeck.fx.table;

import dev.quarterdeck.fx.theme.Bar;
import dev.quarterdeck.fx.theme.Icons;
import dev.quarterdeck.fx.theme.Marked;
import dev.quarterdeck.fx.theme.Tip;
import dev.quarterdeck.fx.theme.ToneLook;
import dev.quarterdeck.screen.table.Cell;
import dev.quarterdeck.screen.table.Row;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.control.TableCell;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/** One cell: its text in its tone; the whole text as a tooltip where it may be cut. */
final class ToneCell extends TableCell<Row, Cell> {
  private static final int MAY_BE_CUT = 24;
  private static final String EMPTY_PLACE = "";

  private Optional<String> look = Optional.empty();
  private @Nullable Object shownPicture;

  ToneCell(boolean right) {
    if (right) {
      getStyleClass().add("numeric");
    }
  }

  @Override
  protected void updateItem(@Nullable Cell cell, boolean empty) {
    super.updateItem(cell, empty);
    if (empty || cell == null) {
      show(null, null, null, Optional.empty());
      setTooltip(null);
      return;
    }
    Optional<String> look = ToneLook.styleClass(cell.tone());
    Optional<Bar.Blocks> bar = Bar.in(cell.text());
    if (bar.isPresent()) {
      show(bar.get().rest(), bar.get(), () -> new Bar(bar.get()), look);
      setTooltip(null);
      return;
    }
    Marked marked = Marked.of(cell.text(), cell.tone());
    if (marked.icon().isPresent()) {
      String[] drawn = {marked.icon().get().name(), ToneLook.look(cell.tone())};
      show(
          marked.words(),
          List.of(drawn),
          () -> Icons.of(marked.icon().get(), "icon-" + drawn[1]),
          look);
    } else if (marked.indented()) {
      show(marked.words(), EMPTY_PLACE, ToneCell::emptyPlace, look);
    } else {
      show(marked.words(), null, null, look);
    }
    explain(cell.text().length() > MAY_BE_CUT ? cell.text() : null);
  }

  /** As wide as an icon, so that the words of a column stand under each other. */
  private static Node emptyPlace() {
    Region place = new Region();
    place.getStyleClass().add("empty-icon");
    return place;
  }

  /**
   * Changes what differs only: every other class or node would be dressed anew.
   *
   * @param picture what the graphic shows, null for none
   */
  private void show(
      @Nullable String words,
      @Nullable Object picture,
      @Nullable Supplier<Node> drawn,
      Optional<String> nextLook) {
    if (!nextLook.equals(look)) {
      look.ifPresent(getStyleClass()::remove);
      nextLook.ifPresent(getStyleClass()::add);
      look = nextLook;
    }
    setText(words);
    if (!Objects.equals(picture, shownPicture)) {
      shownPicture = picture;
      setGraphic(drawn == null ? null : drawn.get());
    }
  }

  private void explain(@Nullable String text) {
    if (text == null) {
      setTooltip(null);
    } else if (getTooltip() == null) {
      setTooltip(Tip.of(text));
    } else {
      getTooltip().setText(text);
    }
  }
}
