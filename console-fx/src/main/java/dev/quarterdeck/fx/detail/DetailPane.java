package dev.quarterdeck.fx.detail;

import dev.quarterdeck.fx.theme.Chip;
import dev.quarterdeck.fx.theme.Icons;
import dev.quarterdeck.fx.theme.Marked;
import dev.quarterdeck.fx.theme.ToneLook;
import dev.quarterdeck.screen.console.Section;
import dev.quarterdeck.screen.table.Cell;
import java.util.ArrayList;
import java.util.List;
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
  private record Drawn(String title, Block block, VBox box) {}

  private final Label title = new Label();
  private final Chip status = new Chip();
  private final VBox body = new VBox();
  private final ScrollPane scroll = new ScrollPane(body);
  private final List<Drawn> drawn = new ArrayList<>();
  private String shownTitle = "";

  public DetailPane(Runnable onClose) {
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
      drawn.clear();
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
    List<Node> nodes = new ArrayList<>();
    for (int i = 0; i < sections.size(); i++) {
      nodes.add(drawn(i, sections.get(i)).box());
    }
    nodes.addAll(below);
    while (drawn.size() > sections.size()) {
      drawn.removeLast();
    }
    if (!nodes.equals(body.getChildren())) {
      body.getChildren().setAll(nodes);
    }
  }

  private Drawn drawn(int index, Section section) {
    if (index < drawn.size()
        && drawn.get(index).title().equals(section.title())
        && drawn.get(index).block().show(section)) {
      return drawn.get(index);
    }
    Block block =
        switch (section) {
          case Section.Facts facts -> new FactsBlock(facts);
          case Section.Rows rows -> new RowsBlock(rows);
        };
    Label name = new Label(section.title());
    name.getStyleClass().add("section-title");
    VBox box = new VBox(name, block.node());
    box.getStyleClass().add("section");
    Drawn made = new Drawn(section.title(), block, box);
    if (index < drawn.size()) {
      drawn.set(index, made);
    } else {
      drawn.add(made);
    }
    return made;
  }
}
