package dev.quarterdeck.fx.shell;

import dev.quarterdeck.fx.keys.KeyMap;
import dev.quarterdeck.screen.console.Offer;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;

/** The bottom line: what can be done here, with its key; a click does it too. */
public final class HintBar extends HBox {
  private final KeyMap keys;
  private final Consumer<Offer> act;
  private List<Offer> shown = List.of();

  public HintBar(KeyMap keys, Consumer<Offer> act) {
    this.keys = keys;
    this.act = act;
    getStyleClass().add("hint-bar");
    setId("hints");
    setMinWidth(0);
  }

  /** What does not fit whole is not shown: the help has it. */
  @Override
  protected void layoutChildren() {
    super.layoutChildren();
    getChildren().forEach(c -> c.setVisible(c.getBoundsInParent().getMaxX() <= getWidth() - 8));
  }

  /** Actions that have no key on this desktop are left out. */
  public void show(List<Offer> offers) {
    if (!offers.equals(shown)) {
      shown = List.copyOf(offers);
      getChildren()
          .setAll(offers.stream().filter(a -> !keys.name(a).isEmpty()).map(this::hint).toList());
    }
  }

  private HBox hint(Offer offer) {
    Label key = new Label(keys.name(offer));
    key.getStyleClass().add("key-cap");
    key.setMinWidth(USE_PREF_SIZE);
    Label words = new Label(offer.title());
    words.setMinWidth(USE_PREF_SIZE);
    HBox hint = new HBox(key, words);
    hint.getStyleClass().add("hint");
    hint.setOnMouseClicked(e -> act.accept(offer));
    return hint;
  }
}
