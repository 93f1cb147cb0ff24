package dev.quarterdeck.fx.page;

import atlantafx.base.controls.CustomTextField;
import dev.quarterdeck.fx.keys.KeyMap;
import dev.quarterdeck.fx.theme.Icons;
import dev.quarterdeck.fx.theme.Tip;
import dev.quarterdeck.logs.LogLine;
import dev.quarterdeck.screen.console.Action;
import dev.quarterdeck.screen.console.Msg;
import dev.quarterdeck.screen.logs.LinesMsg;
import dev.quarterdeck.screen.logs.LogView;
import java.util.List;
import java.util.function.Consumer;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** Lines of logs: only those in sight are drawn, however many there are. */
public final class LinesPage extends VBox {
  private static final double LINE = 20;

  private final Consumer<Msg> send;
  private final Label title = new Label();
  private final Label counts = new Label();
  private final CustomTextField search = new CustomTextField();
  private final ToggleButton pause = toggle(Feather.PAUSE, "Hold still  (p)", LinesMsg.PAUSE);
  private final ToggleButton wrap = toggle(Feather.CORNER_DOWN_LEFT, "Wrap  (w)", LinesMsg.WRAP);
  private final ToggleButton raw = toggle(Feather.CODE, "JSON as it came  (y)", LinesMsg.RAW);
  private final ObservableList<LogLine> items = FXCollections.observableArrayList();
  private final ListView<LogLine> list = new ListView<>(items);
  private final Sources sources = new Sources();
  private @Nullable LogView shown;
  private boolean drawing;

  public LinesPage(Consumer<Msg> send) {
    this.send = send;
    getStyleClass().addAll("list-page", "lines-page");
    title.getStyleClass().add("page-title");
    title.setId("lines-title");
    title.setMinWidth(60);
    counts.getStyleClass().add("fact-label");
    counts.setId("lines-counts");
    counts.setMinWidth(0);
    search.setPromptText("Search   /");
    search.setId("lines-search");
    search.getStyleClass().add("filter-field");
    search.setLeft(Icons.of(Feather.SEARCH));
    search.textProperty().subscribe(this::searched);
    search.setOnAction(
        e -> {
          send.accept(new Msg.Submit());
          focusLines();
        });
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    Button before = hit(Feather.CHEVRON_UP, "Hit before  (N)", LinesMsg.PREVIOUS_HIT);
    Button next = hit(Feather.CHEVRON_DOWN, "Next hit  (n)", LinesMsg.NEXT_HIT);
    HBox head = new HBox(title, gap, counts, pause, wrap, raw, search, before, next);
    head.getStyleClass().add("page-head");
    list.setId("lines");
    list.setPlaceholder(nothing());
    list.setFixedCellSize(LINE);
    list.setCellFactory(view -> new LineCell(() -> shown, sources));
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
    widthProperty()
        .subscribe(
            w -> {
              boolean room = w.doubleValue() > 760;
              counts.setVisible(room);
              counts.setManaged(room);
            });
  }

  private ToggleButton toggle(Feather icon, String words, LinesMsg msg) {
    ToggleButton button = new ToggleButton(null, Icons.of(icon));
    button.getStyleClass().addAll("icon-button", "flat", "line-toggle");
    button.setTooltip(Tip.of(words));
    button.setAccessibleText(words);
    button.setFocusTraversable(false);
    button.setMinWidth(Region.USE_PREF_SIZE);
    // The loop decides: the button shows that again, whatever the click did to it.
    button.setOnAction(
        e -> {
          button.setSelected(!button.isSelected());
          send.accept(new Msg.OnLines(msg));
        });
    return button;
  }

  private Button hit(Feather icon, String words, LinesMsg msg) {
    return Icons.button(icon, words, () -> send.accept(new Msg.OnLines(msg)));
  }

  private void searched(String text) {
    if (!drawing) {
      send.accept(new Msg.FilterText(text));
    }
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
      if (!name.equals(title.getText())) {
        sources.forget();
      }
      title.setText(name);
      counts.setText(words);
      boolean cleared = view.search().isEmpty() && shown != null && !shown.search().isEmpty();
      if ((cleared || !search.isFocused()) && !search.getText().equals(view.search())) {
        search.setText(view.search());
      }
      LogView before = shown;
      shown = view;
      pause.setSelected(!view.following());
      wrap.setSelected(view.wrap());
      raw.setSelected(view.raw());
      list.setFixedCellSize(view.wrap() ? Region.USE_COMPUTED_SIZE : LINE);
      sources.of(view.shown());
      take(view.shown());
      if (before == null
          || before.raw() != view.raw()
          || before.wrap() != view.wrap()
          || !before.search().equals(view.search())) {
        list.refresh();
      }
      if (view.following()) {
        list.getSelectionModel().clearSelection();
        list.scrollTo(Math.max(0, items.size() - 1));
      } else if (before == null || before.following() || before.index() != view.index()) {
        list.getSelectionModel().select(view.index());
        see(view.index());
      }
    } finally {
      drawing = false;
    }
  }

  /** What came and what left, not all of them anew: thousands stay as they are. */
  // The very same line is one that was there; equal texts of one time are two lines.
  @SuppressWarnings("ReferenceEquality")
  private void take(List<LogLine> next) {
    int left = 0;
    if (!next.isEmpty()) {
      while (left < items.size() && items.get(left) != next.getFirst()) {
        left++;
      }
    }
    int kept = items.size() - left;
    if (next.isEmpty()
        || kept <= 0
        || kept > next.size()
        || next.get(kept - 1) != items.getLast()) {
      items.setAll(next);
      return;
    }
    if (left > 0) {
      items.remove(0, left);
    }
    if (next.size() > kept) {
      items.addAll(next.subList(kept, next.size()));
    }
  }

  private void see(int index) {
    list.scrollTo(Math.max(0, index - 5));
  }

  /** Moves through the lines while they have the focus; true where the key was one for them. */
  public boolean take(KeyEvent event, KeyMap keys, Consumer<Action> act) {
    if (!list.isFocused()) {
      return false;
    }
    if (event.getCode() == KeyCode.PAGE_UP || event.getCode() == KeyCode.PAGE_DOWN) {
      int page = Math.max(1, (int) (list.getHeight() / LINE) - 1);
      send.accept(new Msg.Move(event.getCode() == KeyCode.PAGE_UP ? -page : page));
      return true;
    }
    return keys.moved(event)
        .filter(a -> a != Action.NEXT && a != Action.PREVIOUS)
        .map(
            a -> {
              act.accept(a);
              return true;
            })
        .orElse(false);
  }

  /** Whether keys that mean a line mean one here. */
  public boolean linesFocused() {
    return list.isFocused();
  }

  public void focusLines() {
    list.requestFocus();
  }

  /** Puts the caret into the search. */
  public void focusSearch() {
    search.requestFocus();
    search.selectAll();
  }
}
