package dev.quarterdeck.fx.shell;

import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;

/** The bottom line: what the keys do here. */
public final class HintBar extends HBox {
  /** One key with what it does; {@code disabled} ones are pale. */
  public record Hint(String key, String words, boolean disabled) {}

  private List<Hint> shown = List.of();

  public HintBar() {
    getStyleClass().add("hint-bar");
    setId("hints");
    setMinWidth(0);
  }

  public void show(List<Hint> hints) {
    if (hints.equals(shown)) {
      return;
    }
    shown = List.copyOf(hints);
    getChildren().setAll(hints.stream().map(HintBar::node).toList());
  }

  private static HBox node(Hint hint) {
    Label key = new Label(hint.key());
    key.getStyleClass().add("key-cap");
    key.setMinWidth(USE_PREF_SIZE);
    Label words = new Label(hint.words());
    words.setMinWidth(USE_PREF_SIZE);
    HBox box = new HBox(key, words);
    box.getStyleClass().add("hint");
    box.setDisable(hint.disabled());
    return box;
  }
}
