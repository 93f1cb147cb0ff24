package dev.quarterdeck.fx.shell;

import dev.quarterdeck.fx.keys.KeyMap;
import dev.quarterdeck.fx.theme.Icons;
import dev.quarterdeck.screen.console.Offer;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** Every action with its keys, over the page; made from what core publishes. */
public final class HelpSheet extends StackPane {
  private final KeyMap keys;
  private final GridPane grid = new GridPane();
  private final Button close;
  private List<Offer> shown = List.of();

  public HelpSheet(KeyMap keys, Runnable onClose) {
    this.keys = keys;
    getStyleClass().add("scrim");
    setId("help");
    Label title = new Label("Keyboard");
    title.getStyleClass().add("sheet-title");
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    close = Icons.button(Feather.X, "Close  (Esc)", onClose);
    HBox head = new HBox(title, gap, close);
    head.getStyleClass().add("sheet-head");
    grid.getStyleClass().add("help-grid");
    ScrollPane scroll = new ScrollPane(grid);
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    VBox sheet = new VBox(head, scroll);
    sheet.getStyleClass().add("overlay-sheet");
    sheet.setMaxSize(600, USE_PREF_SIZE);
    getChildren().add(sheet);
    setOnMouseClicked(
        e -> {
          if (e.getTarget() == this) {
            onClose.run();
          }
        });
  }

  /** What can be done where one is. */
  public void show(List<Offer> offers) {
    if (offers.equals(shown)) {
      return;
    }
    shown = List.copyOf(offers);
    grid.getChildren().clear();
    int line = 0;
    for (Offer offer : offers) {
      List<String> names = keys.names(offer);
      if (!names.isEmpty()) {
        grid.addRow(line++, caps(names), words(offer));
      }
    }
  }

  private static HBox caps(List<String> names) {
    HBox caps = new HBox();
    caps.getStyleClass().add("caps");
    for (String name : names) {
      Label cap = new Label(name);
      cap.getStyleClass().add("key-cap");
      cap.setMinWidth(USE_PREF_SIZE);
      caps.getChildren().add(cap);
    }
    return caps;
  }

  private static Label words(Offer offer) {
    Label words = new Label(offer.help());
    words.setWrapText(true);
    GridPane.setHgrow(words, Priority.ALWAYS);
    return words;
  }

  /** Takes the keyboard, so that nothing below reacts to it. */
  public void focus() {
    close.setFocusTraversable(true);
    close.requestFocus();
  }
}
