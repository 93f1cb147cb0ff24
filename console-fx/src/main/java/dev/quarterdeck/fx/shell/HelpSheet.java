package dev.quarterdeck.fx.shell;

import dev.quarterdeck.fx.theme.Icons;
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

/** Every action with its key, over the page; made from what core publishes. */
public final class HelpSheet extends StackPane {
  /**
   * One line.
   *
   * @param note why it cannot be done now, or empty
   */
  public record Line(String key, String words, String note) {}

  /** Lines under a heading. */
  public record Group(String title, List<Line> lines) {}

  private final Button close;

  public HelpSheet(List<Group> groups, Runnable onClose) {
    getStyleClass().add("scrim");
    setId("help");
    Label title = new Label("Keyboard");
    title.getStyleClass().add("sheet-title");
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    close = Icons.button(Feather.X, "Close help", onClose);
    HBox head = new HBox(title, gap, close);
    head.getStyleClass().add("sheet-head");
    VBox body = new VBox();
    body.getStyleClass().add("sheet-body");
    for (Group group : groups) {
      Label name = new Label(group.title());
      name.getStyleClass().add("section-title");
      body.getChildren().addAll(name, grid(group.lines()));
    }
    ScrollPane scroll = new ScrollPane(body);
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    VBox.setVgrow(scroll, Priority.ALWAYS);
    VBox sheet = new VBox(head, scroll);
    sheet.getStyleClass().add("sheet");
    sheet.setMaxSize(560, USE_PREF_SIZE);
    getChildren().add(sheet);
    setOnMouseClicked(
        e -> {
          if (e.getTarget() == this) {
            onClose.run();
          }
        });
  }

  private static GridPane grid(List<Line> lines) {
    GridPane grid = new GridPane();
    grid.getStyleClass().add("help-grid");
    for (int i = 0; i < lines.size(); i++) {
      Line line = lines.get(i);
      Label key = new Label(line.key());
      key.getStyleClass().add("key-cap");
      key.setMinWidth(USE_PREF_SIZE);
      HBox keyBox = new HBox(key);
      keyBox.setMinWidth(110);
      Label words = new Label(line.words());
      words.setWrapText(true);
      VBox text = new VBox(words);
      if (!line.note().isEmpty()) {
        Label note = new Label(line.note());
        note.setWrapText(true);
        note.getStyleClass().add("muted-text");
        text.getChildren().add(note);
      }
      GridPane.setHgrow(text, Priority.ALWAYS);
      grid.addRow(i, keyBox, text);
    }
    return grid;
  }

  /** Takes the keyboard, so that nothing below reacts to it. */
  public void focus() {
    close.setFocusTraversable(true);
    close.requestFocus();
  }
}
