package dev.quarterdeck.fx.shell;

import dev.quarterdeck.fx.keys.KeyMap;
import dev.quarterdeck.fx.theme.Icons;
import dev.quarterdeck.screen.console.Offer;
import dev.quarterdeck.screen.console.Roots;
import java.util.List;
import java.util.stream.Stream;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** Every action with its keys, over the page; made from what core publishes. */
public final class HelpSheet extends StackPane {
  private static final double COLUMN = 430;

  /** Room for the keys before the words. */
  private static final double CAPS = 104;

  private final KeyMap keys;
  private final HBox parts = new HBox();
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
    parts.getStyleClass().add("help-parts");
    ScrollPane scroll = new ScrollPane(parts);
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    VBox sheet = new VBox(head, scroll);
    sheet.getStyleClass().add("overlay-sheet");
    sheet.setMaxSize(2 * COLUMN + 60, USE_PREF_SIZE);
    getChildren().add(sheet);
    KeptKeys.in(this);
    setOnMouseClicked(
        e -> {
          if (e.getTarget() == this) {
            onClose.run();
          }
        });
  }

  /** What can be done where one is, the places, and what works everywhere. */
  public void show(List<Offer> offers) {
    if (offers.equals(shown)) {
      return;
    }
    shown = List.copyOf(offers);
    List<Offer> places = Roots.offers();
    int first = offers.indexOf(places.getFirst());
    List<Offer> here = offers.subList(0, Math.max(0, first));
    parts
        .getChildren()
        .setAll(
            column(group("On this page", here), group("Places", places)),
            column(group("Everywhere", offers.subList(first + places.size(), offers.size()))));
  }

  private VBox column(VBox... groups) {
    VBox column = new VBox();
    column.getStyleClass().add("help-column");
    column.setPrefWidth(COLUMN);
    HBox.setHgrow(column, Priority.ALWAYS);
    Stream.of(groups).filter(g -> g.getChildren().size() > 1).forEach(column.getChildren()::add);
    return column;
  }

  private VBox group(String name, List<Offer> offers) {
    Label head = new Label(name);
    head.getStyleClass().add("section-title");
    VBox group = new VBox(head);
    group.getStyleClass().add("help-group");
    GridPane grid = new GridPane();
    grid.getStyleClass().add("help-grid");
    grid.getColumnConstraints().add(new ColumnConstraints(CAPS));
    int line = 0;
    for (Offer offer : offers) {
      List<String> names = keys.names(offer);
      if (!names.isEmpty()) {
        grid.addRow(line++, caps(names), words(offer));
      }
    }
    if (line > 0) {
      group.getChildren().add(grid);
    }
    return group;
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
