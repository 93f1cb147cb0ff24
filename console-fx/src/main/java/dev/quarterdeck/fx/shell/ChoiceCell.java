package dev.quarterdeck.fx.shell;

import dev.quarterdeck.fx.keys.KeyMap;
import dev.quarterdeck.fx.theme.Icons;
import dev.quarterdeck.fx.theme.Marked;
import dev.quarterdeck.fx.theme.ToneLook;
import dev.quarterdeck.screen.palette.Choice;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** A choice: its icon, its name with the typed letters in bold, what it is, its keys. */
final class ChoiceCell extends ListCell<Choice> {
  private final KeyMap keys;
  private final TextFlow title = new TextFlow();
  private final Label about = new Label();
  private final HBox caps = new HBox();
  private final HBox line;

  ChoiceCell(KeyMap keys) {
    this.keys = keys;
    title.getStyleClass().add("choice-title");
    title.setMinWidth(Region.USE_PREF_SIZE);
    about.getStyleClass().add("choice-about");
    about.setMinWidth(0);
    about.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(about, Priority.ALWAYS);
    caps.getStyleClass().add("caps");
    caps.setMinWidth(Region.USE_PREF_SIZE);
    line = new HBox();
    line.getStyleClass().add("choice");
    setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
    setPrefWidth(0);
  }

  @Override
  protected void updateItem(@Nullable Choice c, boolean empty) {
    super.updateItem(c, empty);
    if (c == null || empty) {
      setGraphic(null);
      setText(null);
      return;
    }
    title.getChildren().clear();
    String name = named(c);
    for (int i = 0; i < name.length(); ) {
      boolean hit = c.at().contains(i);
      int end = i + 1;
      while (end < name.length() && c.at().contains(end) == hit) {
        end++;
      }
      Text part = new Text(name.substring(i, end));
      part.getStyleClass().add(hit ? "choice-hit" : "choice-text");
      title.getChildren().add(part);
      i = end;
    }
    Marked marked = Marked.of(c.about(), c.tone());
    about.setText(c.whyNot() == null ? marked.words() : c.whyNot());
    about.getStyleClass().removeAll(ToneLook.ALL);
    ToneLook.styleClass(c.tone()).ifPresent(about.getStyleClass()::add);
    about.setGraphic(
        marked.icon().map(i -> Icons.of(i, "icon-" + ToneLook.look(c.tone()))).orElse(null));
    caps.getChildren().clear();
    for (String key : keys.names(c)) {
      Label cap = new Label(key);
      cap.getStyleClass().add("key-cap");
      caps.getChildren().add(cap);
    }
    line.getChildren()
        .setAll(Icons.of(icon(c), c.danger() ? "icon-warn" : "choice-icon"), title, about, caps);
    line.setOpacity(c.whyNot() == null ? 1 : 0.5);
    setText(name);
    setGraphic(line);
  }

  /** Names of things stay as they are. */
  private static String named(Choice c) {
    return switch (c.kind()) {
      case ACTION, PLACE -> Marked.capital(c.title());
      case SERVICE, SECRET, ALARM, ITEM, COMMAND -> c.title();
    };
  }

  private static Feather icon(Choice c) {
    return switch (c.kind()) {
      case ACTION -> c.danger() ? Feather.EDIT_3 : Feather.CORNER_DOWN_RIGHT;
      case PLACE -> Feather.COMPASS;
      case SERVICE -> Feather.SERVER;
      case SECRET -> Feather.KEY;
      case ALARM -> Feather.BELL;
      case ITEM -> Feather.CHECK_SQUARE;
      case COMMAND -> Feather.TERMINAL;
    };
  }
}
