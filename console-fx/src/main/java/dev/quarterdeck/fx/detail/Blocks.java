package dev.quarterdeck.fx.detail;

import dev.quarterdeck.fx.theme.Icons;
import dev.quarterdeck.fx.theme.Marked;
import dev.quarterdeck.fx.theme.ToneLook;
import dev.quarterdeck.screen.Tone;
import dev.quarterdeck.screen.table.Cell;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;

/** Labels that a detail is made of. */
final class Blocks {
  private Blocks() {}

  /** A cell's text in its tone, with the icon where core put a symbol. */
  static Label value(Cell cell, boolean wrap) {
    Marked marked = Marked.of(cell.text(), cell.tone());
    Label label = new Label(marked.words());
    label.getStyleClass().add("value");
    ToneLook.styleClass(cell.tone()).ifPresent(label.getStyleClass()::add);
    marked.icon().ifPresent(icon -> label.setGraphic(icon(icon, cell.tone())));
    label.setWrapText(wrap);
    if (!wrap && marked.words().length() > 20) {
      label.setTooltip(new Tooltip(marked.words()));
    }
    label.setMinHeight(Label.USE_PREF_SIZE);
    return label;
  }

  static org.kordamp.ikonli.javafx.FontIcon icon(
      org.kordamp.ikonli.feather.Feather icon, Tone tone) {
    return Icons.of(icon, "icon-" + ToneLook.look(tone));
  }

  static Label muted(String text) {
    Label label = new Label(text);
    label.getStyleClass().add("fact-label");
    return label;
  }
}
