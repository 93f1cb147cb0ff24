package dev.quarterdeck.fx.theme;

import javafx.scene.control.Label;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** A small rounded label: an icon, words, and a colour that only repeats what they say. */
public final class Chip extends Label {
  private String look = "";
  private @Nullable Feather shownIcon;

  /** Hidden until it has something to say. */
  public Chip() {
    getStyleClass().add("chip");
    setMinWidth(USE_PREF_SIZE);
    hide();
  }

  /** Shows the words in one of the style sheet's looks, for example {@code bad}. */
  public void show(Feather icon, String words, String newLook) {
    if (!words.equals(getText()) || icon != shownIcon) {
      setText(words);
      setGraphic(Icons.of(icon, "chip-icon"));
      shownIcon = icon;
    }
    if (!newLook.equals(look)) {
      getStyleClass().remove(look);
      getStyleClass().add(newLook);
      look = newLook;
    }
    setVisible(true);
    setManaged(true);
  }

  public void hide() {
    setVisible(false);
    setManaged(false);
  }
}
