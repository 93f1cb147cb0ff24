package dev.quarterdeck.fx.detail;

import dev.quarterdeck.fx.theme.Chip;
import dev.quarterdeck.fx.theme.Icons;
import dev.quarterdeck.fx.theme.Marked;
import dev.quarterdeck.fx.theme.Tip;
import dev.quarterdeck.fx.theme.ToneLook;
import dev.quarterdeck.screen.Tone;
import dev.quarterdeck.screen.console.Page;
import dev.quarterdeck.screen.console.Section;
import dev.quarterdeck.screen.table.Cell;
import java.util.List;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** Draws core's sections under the thing's name; what stayed the same is not built again. */
public final class DetailPane extends VBox {
  /** So that the title of the first line is seen too, in pixels. */
  private static final double MARGIN = 44;

  private static final PseudoClass ALONE = PseudoClass.getPseudoClass("alone");

  private final Label title = new Label();
  private final Chip status = new Chip();
  private final SectionsBox body;
  private final ScrollPane scroll;
  private final Node close;
  private String shown = "";
  private int stood = -1;

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
    close = Icons.button(Feather.X, "Close  (Esc)", onClose);
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
    setFocusTraversable(true);
    addEventHandler(MouseEvent.MOUSE_PRESSED, e -> requestFocus());
  }

  /** Brings what the cursor has moved to into sight. */
  private void see(Node node) {
    Bounds line = body.sceneToLocal(node.localToScene(node.getBoundsInLocal()));
    double room = scroll.getViewportBounds().getHeight();
    double hidden = body.getHeight() - room;
    if (hidden <= 0) {
      return;
    }
    double top = scroll.getVvalue() * hidden;
    if (line.getMinY() < top + MARGIN) {
      scroll.setVvalue(Math.max(0, line.getMinY() - MARGIN) / hidden);
    } else if (line.getMaxY() > top + room - MARGIN) {
      scroll.setVvalue(Math.min(1, (line.getMaxY() + MARGIN - room) / hidden));
    }
  }

  /** {@code alone}: without a list beside it; {@code first}: nothing to go back to. */
  public void stand(boolean alone, boolean first) {
    pseudoClassStateChanged(ALONE, alone);
    close.setVisible(!first);
    close.setManaged(!first);
  }

  /**
   * Shows the sections of one thing.
   *
   * @param key tells it from others, of the same name too
   * @param state its state as the list shows it, or null
   * @param below stands under the sections: what is still being read, or why it could not be
   * @param spot the line under the cursor, as core counts them; -1 for none
   */
  public void draw(
      String key,
      String name,
      @Nullable Cell state,
      List<Section> sections,
      List<Node> below,
      int spot) {
    if (!name.equals(title.getText())) {
      title.setText(name);
      title.setTooltip(Tip.of(name));
    }
    if (!key.equals(shown)) {
      body.forget();
      scroll.setVvalue(0);
      shown = key;
      stood = spot;
    }
    // A first column without a colour is a name or a time, not a state.
    if (state == null || state.tone() == Tone.NORMAL || state.tone() == Tone.MUTED) {
      status.hide();
    } else {
      Marked marked = Marked.of(state.text(), state.tone());
      status.show(
          marked.icon().orElse(ToneLook.icon(state.tone())),
          marked.words(),
          ToneLook.look(state.tone()));
    }
    Node line = body.draw(sections, below, spot);
    if (spot != stood && line != null) {
      stood = spot;
      see(line);
    }
  }
}
