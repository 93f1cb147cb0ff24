package dev.quarterdeck.fx.detail;

import dev.quarterdeck.fx.theme.Chip;
import dev.quarterdeck.fx.theme.Icons;
import dev.quarterdeck.fx.theme.Marked;
import dev.quarterdeck.fx.theme.ToneLook;
import dev.quarterdeck.screen.console.Page;
import dev.quarterdeck.screen.console.Section;
import dev.quarterdeck.screen.table.Cell;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** Draws core's sections under the thing's name; what stayed the same is not built again. */
public final class DetailPane extends VBox {
  private final Label title = new Label();
  private final Chip status = new Chip();
  private final SectionsBox body;
  private final ScrollPane scroll;
  private String shownTitle = "";

  /** {@code go}: where a line that leads somewhere was clicked. */
  public DetailPane(Runnable onClose, Consumer<Page<?>> go) {
    body = new SectionsBox(go);
    scroll = new ScrollPane(body);
    getStyleClass().add("detail");
    setId("detail");
    title.getStyleClass().add("detail-title");
    title.setId("detail-title");
    title.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(title, Priority.ALWAYS);
    Node close = Icons.button(Feather.X, "Close  (Esc)", onClose);
    close.setId("detail-close");
    HBox head = new HBox(title, status, close);
    head.getStyleClass().add("detail-head");
    body.getStyleClass().add("detail-body");
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.getStyleClass().add("detail-scroll");
    VBox.setVgrow(scroll, Priority.ALWAYS);
    getChildren().addAll(head, scroll);
    setMinWidth(320);
  }

  /**
   * Shows the sections of one thing.
   *
   * @param state its state as the list shows it, or null
   * @param below stands under the sections: what is still being read, or why it could not be
   */
  public void draw(String name, @Nullable Cell state, List<Section> sections, List<Node> below) {
    boolean other = !name.equals(shownTitle);
    if (other) {
      title.setText(name);
      title.setTooltip(new Tooltip(name));
      body.forget();
      scroll.setVvalue(0);
      shownTitle = name;
    }
    if (state == null) {
      status.hide();
    } else {
      Marked marked = Marked.of(state.text(), state.tone());
      status.show(
          marked.icon().orElse(ToneLook.icon(state.tone())),
          marked.words(),
          ToneLook.look(state.tone()));
    }
    body.draw(sections, below);
  }
}
