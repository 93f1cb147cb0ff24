package dev.quarterdeck.fx.shell;

import dev.quarterdeck.fx.keys.KeyMap;
import dev.quarterdeck.screen.console.Action;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;

/** The bottom line: what can be done here, with its key; a click does it too. */
public final class HintBar extends HBox {
  private final KeyMap keys;
  private final Consumer<Action> act;
  private List<Action> shown = List.of();

  public HintBar(KeyMap keys, Consumer<Action> act) {
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
  public void show(List<Action> actions) {
    if (!actions.equals(shown)) {
      shown = List.copyOf(actions);
      getChildren()
          .setAll(actions.stream().filter(a -> !keys.name(a).isEmpty()).map(this::hint).toList());
    }
  }

  private HBox hint(Action action) {
    Label key = new Label(keys.name(action));
    key.getStyleClass().add("key-cap");
    key.setMinWidth(USE_PREF_SIZE);
    Label words = new Label(action.title());
    words.setMinWidth(USE_PREF_SIZE);
    HBox hint = new HBox(key, words);
    hint.getStyleClass().add("hint");
    hint.setOnMouseClicked(e -> act.accept(action));
    return hint;
  }
}
