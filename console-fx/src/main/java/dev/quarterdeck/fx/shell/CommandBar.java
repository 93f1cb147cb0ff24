package dev.quarterdeck.fx.shell;

import atlantafx.base.controls.CustomTextField;
import dev.quarterdeck.fx.keys.KeyMap;
import dev.quarterdeck.fx.theme.Icons;
import dev.quarterdeck.screen.console.Action;
import dev.quarterdeck.screen.console.Msg;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** Where commands are typed: a field over the page with what can follow under it. */
public final class CommandBar extends StackPane {
  private final KeyMap keys;
  private final Consumer<Msg> send;
  private final CustomTextField field = new CustomTextField();
  private final VBox choices = new VBox();
  private List<String> shown = List.of();

  public CommandBar(KeyMap keys, Consumer<Msg> send) {
    this.keys = keys;
    this.send = send;
    setId("command-bar");
    getStyleClass().addAll("scrim", "command-scrim");
    field.setId("command");
    field.getStyleClass().add("command-field");
    field.setPromptText("Type a command");
    field.setLeft(Icons.of(Feather.TERMINAL));
    field.textProperty().subscribe(text -> send.accept(new Msg.CommandText(text)));
    field.setOnAction(e -> send.accept(new Msg.Submit()));
    addEventFilter(KeyEvent.KEY_PRESSED, this::completed);
    choices.getStyleClass().add("command-choices");
    VBox sheet = new VBox(field, choices);
    sheet.getStyleClass().addAll("overlay-sheet", "command-sheet");
    sheet.setMaxSize(520, USE_PREF_SIZE);
    getChildren().add(sheet);
    KeptKeys.in(this);
  }

  private void completed(KeyEvent e) {
    if (e.getCode() == KeyCode.TAB && !shown.isEmpty()) {
      field.setText(shown.getFirst());
      field.end();
      e.consume();
    }
  }

  /** What can be typed, most likely first. */
  public void show(List<String> completions) {
    if (!completions.equals(shown)) {
      shown = List.copyOf(completions);
      choices.getChildren().setAll(completions.stream().map(this::choice).toList());
    }
  }

  private Button choice(String command) {
    Button button = new Button(command);
    for (Action action : Action.values()) {
      if (action.title().equals(command) && !keys.name(action).isEmpty()) {
        Label cap = new Label(keys.name(action));
        cap.getStyleClass().add("key-cap");
        button.setGraphic(cap);
      }
    }
    button.getStyleClass().addAll("flat", "command-choice");
    button.setMaxWidth(Double.MAX_VALUE);
    button.setMnemonicParsing(false); // an underscore of a profile's name is a part of it
    button.setFocusTraversable(false);
    button.setOnAction(
        e -> {
          field.setText(command);
          field.end();
          if (!command.endsWith(" ")) {
            send.accept(new Msg.Submit());
          }
        });
    return button;
  }

  /** Empties the field and takes the caret. */
  public void start() {
    field.clear();
    field.requestFocus();
  }
}
