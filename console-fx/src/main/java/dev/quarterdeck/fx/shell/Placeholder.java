package dev.quarterdeck.fx.shell;

import dev.quarterdeck.fx.theme.Icons;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** What stands where rows would be: loading, nothing there, or the reason why not. */
public final class Placeholder extends VBox {
  private Placeholder(javafx.scene.Node picture, String title, String text, String look) {
    getStyleClass().addAll("placeholder", look);
    Label head = new Label(title);
    head.getStyleClass().add("placeholder-title");
    head.setWrapText(true);
    getChildren().addAll(picture, head);
    if (!text.isEmpty()) {
      Label body = new Label(text);
      body.getStyleClass().add("placeholder-text");
      body.setWrapText(true);
      getChildren().add(body);
    }
  }

  /** A quiet ring; the words say what is being read. */
  public static Placeholder loading(String words) {
    ProgressIndicator ring = new ProgressIndicator();
    ring.getStyleClass().add("placeholder-ring");
    return new Placeholder(ring, words, "", "muted");
  }

  public static Placeholder empty(String title, String text) {
    return new Placeholder(Icons.of(Feather.INBOX, "placeholder-icon"), title, text, "muted");
  }

  /** Why nothing can be shown, and what to do about it. */
  public static Placeholder failed(String sentence, String remedy) {
    return new Placeholder(
        Icons.of(Feather.ALERT_TRIANGLE, "placeholder-icon"), sentence, remedy, "bad");
  }
}
