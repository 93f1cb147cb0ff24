package dev.quarterdeck.fx.shell;

import dev.quarterdeck.fx.theme.Copy;
import dev.quarterdeck.fx.theme.Icons;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** A line over the page: a sentence, a remedy, and the details to copy where there are any. */
public final class Notice extends HBox {
  private final FontIcon icon = Icons.of(Feather.INFO, "notice-icon");
  private final Label sentence = new Label();
  private final Label remedy = new Label();
  private final Button copy;
  private String details = "";
  private String look = "";

  public Notice(Runnable onDismiss) {
    getStyleClass().add("notice");
    setId("notice");
    sentence.getStyleClass().add("notice-sentence");
    sentence.setId("notice-sentence");
    sentence.setWrapText(true);
    remedy.getStyleClass().add("notice-remedy");
    remedy.setId("notice-remedy");
    remedy.setWrapText(true);
    VBox words = new VBox(sentence, remedy);
    words.getStyleClass().add("notice-words");
    HBox.setHgrow(words, Priority.ALWAYS);
    copy = new Button("Copy details", Icons.of(Feather.COPY));
    copy.getStyleClass().addAll("small", "notice-copy");
    copy.setId("notice-copy");
    copy.setMinWidth(USE_PREF_SIZE);
    copy.setOnAction(e -> Copy.text(details));
    Button dismiss = Icons.button(Feather.X, "Dismiss", onDismiss);
    dismiss.setId("notice-dismiss");
    getChildren().addAll(icon, words, copy, dismiss);
    hide();
  }

  /** Shows the words; {@code newLook} is ok, warn, bad or muted; empty details cannot be copied. */
  public void show(Ikon newIcon, String words, String remedyWords, String newDetails, String newLook) {
    icon.setIconCode(newIcon);
    sentence.setText(words);
    remedy.setText(remedyWords);
    remedy.setVisible(!remedyWords.isEmpty());
    remedy.setManaged(!remedyWords.isEmpty());
    details = newDetails;
    copy.setVisible(!details.isEmpty());
    copy.setManaged(!details.isEmpty());
    getStyleClass().remove(look);
    getStyleClass().add(newLook);
    look = newLook;
    setVisible(true);
    setManaged(true);
  }

  public void hide() {
    setVisible(false);
    setManaged(false);
  }
}
