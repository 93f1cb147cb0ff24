package dev.quarterdeck.fx.theme;

import javafx.scene.control.Button;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import org.kordamp.ikonli.feather.Feather;

/** Text to the system's clipboard; never used for a secret's value. */
public final class Copy {
  private Copy() {}

  public static void text(String text) {
    ClipboardContent content = new ClipboardContent();
    content.putString(text);
    Clipboard.getSystemClipboard().setContent(content);
  }

  /** A small button that copies; a tick says that it did, until the pointer leaves. */
  public static Button button(String text, String words) {
    Button button = Icons.button(Feather.COPY, words, () -> {});
    button.setOnAction(
        e -> {
          text(text);
          button.setGraphic(Icons.of(Feather.CHECK, "icon-ok"));
        });
    button.setOnMouseExited(e -> button.setGraphic(Icons.of(Feather.COPY)));
    return button;
  }
}
