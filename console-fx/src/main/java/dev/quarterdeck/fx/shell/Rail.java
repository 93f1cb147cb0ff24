package dev.quarterdeck.fx.shell;

import dev.quarterdeck.fx.theme.Icons;
import dev.quarterdeck.fx.theme.Tip;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** The navigation at the left edge: icons with words, or icons alone in a narrow window. */
public final class Rail extends VBox {
  private static final PseudoClass COMPACT = PseudoClass.getPseudoClass("compact");
  private static final PseudoClass DENSE = PseudoClass.getPseudoClass("dense");

  /** In a lower window everything moves together, so that all of it is seen, in pixels. */
  private static final double ROOMY = 760;

  /**
   * A place to go.
   *
   * @param shortcut as shown to people, for example {@code Ctrl+1}
   */
  public record Item(String id, String title, Feather icon, String shortcut, Runnable go) {}

  private final List<Item> items;
  private final List<ToggleButton> places = new ArrayList<>();
  private final List<Button> tools = new ArrayList<>();
  private final Label name = new Label("Quarterdeck");

  public Rail(List<Item> items, List<Item> toolItems) {
    this.items = Stream.concat(items.stream(), toolItems.stream()).toList();
    getStyleClass().add("rail");
    // It never makes the window's content higher than the window.
    setMinHeight(0);
    heightProperty()
        .subscribe(
            h -> pseudoClassStateChanged(DENSE, h.doubleValue() > 0 && h.doubleValue() < ROOMY));
    HBox brand = new HBox(Brand.mark(), name);
    brand.getStyleClass().add("brand");
    getChildren().add(brand);
    items.forEach(item -> getChildren().add(place(item)));
    Region gap = new Region();
    VBox.setVgrow(gap, Priority.ALWAYS);
    getChildren().add(gap);
    toolItems.forEach(item -> getChildren().add(tool(item)));
  }

  /**
   * Gives every item its tooltip and shows its key; a window is costly to make, and neither is
   * missed in the first frame.
   */
  public void explain() {
    for (Item item : items) {
      Stream.<ButtonBase>concat(places.stream(), tools.stream())
          .filter(b -> b.getId().equals("rail-" + item.id()) && b.getTooltip() == null)
          .forEach(
              b -> {
                b.setTooltip(tip(b.getText(), item.shortcut()));
                showKey(b, item.shortcut());
              });
    }
  }

  /** At the right end of the button; what has to be typed as a word stands in the tooltip only. */
  private void showKey(ButtonBase button, String shortcut) {
    if (shortcut.isEmpty() || shortcut.startsWith(":")) {
      return;
    }
    Label key = new Label(shortcut);
    key.getStyleClass().add("rail-key");
    key.setMouseTransparent(true);
    key.visibleProperty().bind(name.visibleProperty());
    int at = getChildren().indexOf(button);
    StackPane both = new StackPane();
    getChildren().set(at, both);
    both.getChildren().addAll(button, key);
    StackPane.setAlignment(key, Pos.CENTER_RIGHT);
  }

  private static Tooltip tip(String title, String shortcut) {
    return Tip.of(shortcut.isEmpty() ? title : title + "  (" + shortcut + ")");
  }

  private ToggleButton place(Item item) {
    ToggleButton button = new ToggleButton(item.title(), Icons.of(item.icon()));
    button.setId("rail-" + item.id());
    button.setUserData(item.id());
    button.getStyleClass().add("rail-item");
    button.setMaxWidth(Double.MAX_VALUE);
    button.setFocusTraversable(false);
    // The loop decides where we are: the button shows that again, whatever the click did to it.
    button.setOnAction(
        e -> {
          button.setSelected(!button.isSelected());
          item.go().run();
        });
    places.add(button);
    return button;
  }

  private Button tool(Item item) {
    Button button = new Button(item.title(), Icons.of(item.icon()));
    button.setId("rail-" + item.id());
    button.getStyleClass().add("rail-item");
    button.setMaxWidth(Double.MAX_VALUE);
    button.setFocusTraversable(false);
    button.setOnAction(e -> item.go().run());
    tools.add(button);
    return button;
  }

  /** Marks the place where we are. */
  public void select(String id) {
    places.forEach(p -> p.setSelected(id.equals(p.getUserData())));
  }

  /** Changes a tool's words and icon; the tool is named by its id. */
  public void retitle(String id, String words, Feather icon) {
    for (Button tool : tools) {
      if (tool.getId().equals("rail-" + id)) {
        tool.setText(words);
        tool.setGraphic(Icons.of(icon));
        if (tool.getTooltip() != null) {
          tool.getTooltip().setText(words);
        }
      }
    }
  }

  /** Icons alone. */
  public void setCompact(boolean compact) {
    pseudoClassStateChanged(COMPACT, compact);
    ContentDisplay display = compact ? ContentDisplay.GRAPHIC_ONLY : ContentDisplay.LEFT;
    places.forEach(p -> p.setContentDisplay(display));
    tools.forEach(t -> t.setContentDisplay(display));
    name.setVisible(!compact);
    name.setManaged(!compact);
  }
}
