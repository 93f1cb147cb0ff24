package dev.quarterdeck.fx.shell;

import atlantafx.base.controls.CustomTextField;
import dev.quarterdeck.fx.keys.KeyMap;
import dev.quarterdeck.fx.theme.Icons;
import dev.quarterdeck.screen.palette.Choice;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** One field over the window that finds pages, things and actions, and goes or does them. */
public final class CommandPalette extends StackPane {
  private static final double ROW = 40;
  private static final int IN_SIGHT = 9;

  private final Function<String, List<Choice>> find;
  private final Consumer<Choice> take;
  private final Runnable close;
  private final CustomTextField field = new CustomTextField();
  private final ListView<Choice> list = new ListView<>();
  private final Label reading = new Label();

  /**
   * @param find what there is to choose for what was typed, the best first
   * @param take it was chosen
   */
  public CommandPalette(
      KeyMap keys, Function<String, List<Choice>> find, Consumer<Choice> take, Runnable close) {
    this.find = find;
    this.take = take;
    this.close = close;
    setId("palette");
    getStyleClass().addAll("scrim", "command-scrim");
    field.setId("palette-field");
    field.getStyleClass().add("command-field");
    field.setPromptText("Find a page, a service, a secret or an action");
    field.setLeft(Icons.of(Feather.SEARCH));
    field.textProperty().subscribe(this::found);
    field.setOnAction(e -> chosen());
    field.addEventFilter(KeyEvent.KEY_PRESSED, this::moved);
    list.setId("palette-list");
    list.getStyleClass().add("palette-list");
    list.setFixedCellSize(ROW);
    list.setCellFactory(view -> new ChoiceCell(keys));
    list.setFocusTraversable(false);
    list.setPlaceholder(new Label("Nothing is called so."));
    list.setOnMouseClicked(e -> chosen());
    reading.setId("palette-reading");
    reading.getStyleClass().addAll("fact-label", "palette-reading");
    say("");
    VBox sheet = new VBox(field, list, reading);
    sheet.getStyleClass().addAll("overlay-sheet", "command-sheet");
    sheet.setMaxSize(640, USE_PREF_SIZE);
    sheet.addEventHandler(MouseEvent.MOUSE_PRESSED, MouseEvent::consume);
    addEventHandler(MouseEvent.MOUSE_PRESSED, e -> close.run());
    getChildren().add(sheet);
    KeptKeys.in(this);
  }

  private void found(String typed) {
    list.getItems().setAll(find.apply(typed));
    list.setPrefHeight(Math.clamp(list.getItems().size(), 2, IN_SIGHT) * ROW + 2);
    list.getSelectionModel().selectFirst();
    list.scrollTo(0);
  }

  /** More was read: what is chosen stays chosen. {@code words}: what is read still. */
  public void again(String words) {
    say(words);
    List<Choice> next = find.apply(field.getText());
    if (next.equals(list.getItems())) {
      return;
    }
    Choice chosen = list.getSelectionModel().getSelectedItem();
    boolean first = list.getSelectionModel().getSelectedIndex() <= 0;
    found(field.getText());
    for (int i = 0; chosen != null && !first && i < next.size(); i++) {
      if (next.get(i).id().equals(chosen.id())) {
        list.getSelectionModel().select(i);
        list.scrollTo(Math.max(0, i - IN_SIGHT / 2));
      }
    }
  }

  private void say(String words) {
    reading.setText(words);
    reading.setVisible(!words.isEmpty());
    reading.setManaged(!words.isEmpty());
  }

  private void moved(KeyEvent e) {
    int by =
        switch (e.getCode()) {
          case UP -> -1;
          case DOWN -> 1;
          case PAGE_UP -> -IN_SIGHT;
          case PAGE_DOWN -> IN_SIGHT;
          default -> 0;
        };
    if (by == 0 || list.getItems().isEmpty()) {
      return;
    }
    int at = list.getSelectionModel().getSelectedIndex();
    int last = list.getItems().size() - 1;
    // One step past an end goes on at the other one.
    int next = Math.abs(by) == 1 ? Math.floorMod(at + by, last + 1) : Math.clamp(at + by, 0, last);
    list.getSelectionModel().select(next);
    list.scrollTo(Math.max(0, next - IN_SIGHT / 2));
    e.consume();
  }

  private void chosen() {
    Choice choice = list.getSelectionModel().getSelectedItem();
    if (choice != null && choice.whyNot() == null) {
      close.run();
      take.accept(choice);
    }
  }

  /** Empties the field and takes the caret. */
  public void start() {
    field.clear();
    found("");
    field.requestFocus();
  }
}
