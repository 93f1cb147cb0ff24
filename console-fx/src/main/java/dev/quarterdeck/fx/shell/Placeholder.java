package dev.quarterdeck.fx.shell;

import dev.quarterdeck.fx.theme.Copy;
import dev.quarterdeck.fx.theme.Icons;
import javafx.animation.PauseTransition;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.kordamp.ikonli.feather.Feather;

/** What stands where rows would be: loading, nothing there, or the reason why not. */
public final class Placeholder extends VBox {
  /** What comes sooner would only flicker. */
  private static final Duration A_WHILE = Duration.millis(300);

  private Placeholder(Node picture, String title, String text, String look) {
    getStyleClass().addAll("instead", look);
    Label head = new Label(title);
    head.getStyleClass().add("instead-title");
    head.setWrapText(true);
    getChildren().addAll(picture, head);
    if (!text.isEmpty()) {
      Label body = new Label(text);
      body.getStyleClass().add("instead-text");
      body.setWrapText(true);
      getChildren().add(body);
    }
  }

  /** The words say what is being read; where it takes a while a quiet ring turns above them. */
  public static Placeholder loading(String words) {
    StackPane place = new StackPane();
    place.getStyleClass().add("instead-ring");
    PauseTransition aWhile = new PauseTransition(A_WHILE);
    aWhile.setOnFinished(e -> place.getChildren().add(new ProgressIndicator()));
    aWhile.play();
    return new Placeholder(place, words, "", "muted");
  }

  /** Nothing, and what that means: the first sentence is the head, what follows stands under it. */
  public static Placeholder empty(String words) {
    int end = words.indexOf(". ");
    return end < 0
        ? empty(words, "")
        : empty(words.substring(0, end + 1), words.substring(end + 2));
  }

  /** Nothing, and what that means. */
  public static Placeholder empty(String title, String text) {
    return new Placeholder(Icons.of(Feather.INBOX, "instead-icon"), title, text, "muted");
  }

  /** Why nothing can be shown, what to do about it, and the details for whoever is asked. */
  public static Placeholder failed(
      String sentence, String remedy, String details, Runnable onRetry) {
    Placeholder made =
        new Placeholder(Icons.of(Feather.ALERT_TRIANGLE, "instead-icon"), sentence, remedy, "bad");
    made.setId("failed");
    Button retry = new Button("Try again", Icons.of(Feather.REFRESH_CW));
    retry.setId("retry");
    retry.setOnAction(e -> onRetry.run());
    Button copy = new Button("Copy details", Icons.of(Feather.COPY));
    copy.setId("copy-details");
    copy.setOnAction(e -> Copy.text(details));
    HBox buttons = new HBox(retry, copy);
    buttons.getStyleClass().add("instead-buttons");
    made.getChildren().add(buttons);
    return made;
  }
}
