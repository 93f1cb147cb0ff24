package dev.quarterdeck.fx.page;

import dev.quarterdeck.fx.theme.ToneLook;
import dev.quarterdeck.kernel.Text;
import dev.quarterdeck.logs.LogLine;
import dev.quarterdeck.screen.console.Action;
import dev.quarterdeck.screen.console.Msg;
import dev.quarterdeck.screen.logs.LineWords;
import dev.quarterdeck.screen.logs.LogView;
import java.util.function.Consumer;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** Lines of logs: only those in sight are drawn, however many there are. */
public final class LinesPage extends VBox {
  private final Label title = new Label();
  private final Label counts = new Label();
  private final TextField search = new TextField();
  private final ObservableList<LogLine> items = FXCollections.observableArrayList();
  private final ListView<LogLine> list = new ListView<>(items);
  private @Nullable LogView shown;
  private boolean drawing;

  public LinesPage(Consumer<Msg> send) {
    getStyleClass().addAll("list-page", "lines-page");
    title.getStyleClass().add("page-title");
    title.setId("lines-title");
    counts.getStyleClass().add("fact-label");
    counts.setId("lines-counts");
    search.setPromptText("Search   /");
    search.setId("lines-search");
    search
        .textProperty()
        .subscribe(
            text -> {
              if (!drawing) {
                send.accept(new Msg.FilterText(text));
              }
            });
    search.setOnAction(e -> send.accept(new Msg.Submit()));
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    HBox head = new HBox(title, gap, counts, search);
    head.getStyleClass().add("page-head");
    list.setId("lines");
    list.setPlaceholder(nothing());
    list.setCellFactory(view -> new Line());
    list.setOnMouseClicked(
        e -> {
          int at = list.getSelectionModel().getSelectedIndex();
          LogView v = shown;
          if (v != null && at >= 0) {
            send.accept(new Msg.Move(at - v.index()));
            if (e.getClickCount() == 2) {
              send.accept(new Msg.Do(Action.OPEN));
            }
          }
        });
    VBox.setVgrow(list, Priority.ALWAYS);
    getChildren().addAll(head, list);
  }

  private static Label nothing() {
    Label words = new Label("No lines yet. New ones appear as they are written.");
    words.getStyleClass().add("muted-text");
    return words;
  }

  /** Shows the lines; while they are followed the last one stays in sight. */
  public void draw(String name, LogView view, String words) {
    drawing = true;
    try {
      title.setText(name);
      counts.setText(words);
      if (!search.isFocused() && !search.getText().equals(view.search())) {
        search.setText(view.search());
      }
      LogView before = shown;
      shown = view;
      if (before == null || !before.shown().equals(view.shown())) {
        items.setAll(view.shown());
      }
      if (before == null || before.raw() != view.raw() || !before.search().equals(view.search())) {
        list.refresh();
      }
      if (view.following()) {
        list.getSelectionModel().clearSelection();
        list.scrollTo(Math.max(0, items.size() - 1));
      } else if (before == null || before.index() != view.index()) {
        list.getSelectionModel().select(view.index());
        list.scrollTo(Math.max(0, view.index() - 5));
      }
    } finally {
      drawing = false;
    }
  }

  /** Puts the caret into the search. */
  public void focusSearch() {
    search.requestFocus();
    search.selectAll();
  }

  private final class Line extends ListCell<LogLine> {
    @Override
    protected void updateItem(@Nullable LogLine line, boolean empty) {
      super.updateItem(line, empty);
      getStyleClass().removeAll(ToneLook.ALL);
      getStyleClass().remove("hit");
      LogView view = shown;
      if (line == null || empty || view == null) {
        setText(null);
        return;
      }
      setText(
          LineWords.time(line)
              + " "
              + LineWords.level(line.level())
              + " "
              + Text.clean(line.source().label())
              + "  "
              + LineWords.text(line, view.raw()));
      ToneLook.styleClass(LineWords.tone(line.level())).ifPresent(getStyleClass()::add);
      if (view.hits(line)) {
        getStyleClass().add("hit");
      }
    }
  }
}
