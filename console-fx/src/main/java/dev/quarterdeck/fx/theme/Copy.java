package dev.quarterdeck.fx.theme;

import javafx.scene.control.Button;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import org.kordamp.ikonli.feather.Feather;

/** The system's clipboard; whoever puts a secret's value there takes it back. */
public final class Copy {
  private Copy() {}

  public static void text(String text) {
    ClipboardContent content = new ClipboardContent();
    content.putString(text);
    Clipboard.getSystemClipboard().setContent(content);
  }

  /** What is there as text; empty for anything else. */
  public static String now() {
    String text = Clipboard.getSystemClipboard().getString();
    return text == null ? "" : text;
  }

  public static void clear() {
    text("");
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
