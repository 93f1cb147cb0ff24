package dev.quarterdeck.fx.detail;

import dev.quarterdeck.fx.theme.Bar;
import dev.quarterdeck.fx.theme.Icons;
import dev.quarterdeck.fx.theme.Marked;
import dev.quarterdeck.fx.theme.ToneLook;
import dev.quarterdeck.screen.Tone;
import dev.quarterdeck.screen.console.Page;
import dev.quarterdeck.screen.table.Cell;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.control.Label;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Labels that a detail is made of. */
final class Blocks {
  /** No label of one line is higher, in pixels. */
  private static final double ONE_LINE = 17;

  private Blocks() {}

  /** A cell's text in its tone, with the icon where core put a symbol; long text wraps. */
  static Label value(Cell cell) {
    Label label = new Label();
    label.getStyleClass().add("value");
    label.setWrapText(true);
    label.setMinHeight(Label.USE_PREF_SIZE);
    show(label, cell);
    return label;
  }

  /** Makes a label that {@link #value} made show another cell. */
  static void show(Label label, Cell cell) {
    if (cell.equals(label.getUserData())) {
      return;
    }
    label.setUserData(cell);
    Optional<Bar.Blocks> bar = Bar.in(cell.text());
    Marked marked = Marked.of(bar.map(Bar.Blocks::rest).orElse(cell.text()), cell.tone());
    label.setText(marked.words());
    label.getStyleClass().removeAll(ToneLook.ALL);
    ToneLook.styleClass(cell.tone()).ifPresent(label.getStyleClass()::add);
    if (bar.isPresent()) {
      label.setGraphic(new Bar(bar.get()));
    } else {
      mark(label, marked.icon().map(icon -> icon(icon, cell.tone())).orElse(null));
    }
  }

  /** Of several lines an icon stands before the first; JavaFX would put it in the middle. */
  static void mark(Label label, @Nullable FontIcon icon) {
    label.setGraphic(icon);
    if (icon != null) {
      icon.translateYProperty()
          .bind(label.heightProperty().map(h -> Math.min(0, (ONE_LINE - h.doubleValue()) / 2)));
    }
  }

  /** Makes a click on the label lead somewhere; null for nowhere. */
  static void lead(Label label, @Nullable Page<?> to, Consumer<Page<?>> go) {
    label.getStyleClass().remove("leads");
    label.setOnMouseClicked(null);
    if (to != null) {
      label.getStyleClass().add("leads");
      label.setOnMouseClicked(e -> go.accept(to));
    }
  }

  static FontIcon icon(Feather icon, Tone tone) {
    return Icons.of(icon, "icon-" + ToneLook.look(tone));
  }

  static Label muted(String text) {
    Label label = new Label(text);
    label.getStyleClass().add("fact-label");
    return label;
  }
}
