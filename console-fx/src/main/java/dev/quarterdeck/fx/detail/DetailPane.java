package dev.quarterdeck.fx.detail;

import dev.quarterdeck.fx.theme.Icons;
import dev.quarterdeck.screen.console.Section;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** Draws core's sections under the thing's name. Only sections that changed are built again. */
public final class DetailPane extends VBox {
  private final Label title = new Label();
  private final Label kind = new Label();
  private final VBox body = new VBox();
  private final ScrollPane scroll = new ScrollPane(body);
  private List<Section> shown = List.of();
  private String shownTitle = "";

  public DetailPane(Runnable onClose) {
    getStyleClass().add("detail");
    setId("detail");
    title.getStyleClass().add("detail-title");
    title.setId("detail-title");
    kind.getStyleClass().add("fact-label");
    VBox names = new VBox(kind, title);
    names.getStyleClass().add("detail-names");
    names.setMinWidth(0);
    HBox.setHgrow(names, Priority.ALWAYS);
    Node close = Icons.button(Feather.X, "Close  (Esc)", onClose);
    close.setId("detail-close");
    HBox head = new HBox(names, close);
    head.getStyleClass().add("detail-head");
    body.getStyleClass().add("detail-body");
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.getStyleClass().add("detail-scroll");
    VBox.setVgrow(scroll, Priority.ALWAYS);
    getChildren().addAll(head, scroll);
    setMinWidth(320);
  }

  /** Shows the sections of one thing; {@code below} stands under them, for loading and problems. */
  public void draw(String kindWords, String name, List<Section> sections, List<Node> below) {
    kind.setText(kindWords);
    title.setText(name);
    title.setTooltip(new Tooltip(name));
    boolean other = !name.equals(shownTitle);
    List<Node> blocks = new ArrayList<>();
    for (int i = 0; i < sections.size(); i++) {
      Section section = sections.get(i);
      boolean same = !other && i < shown.size() && shown.get(i).equals(section);
      blocks.add(same ? body.getChildren().get(i) : block(section));
    }
    blocks.addAll(below);
    if (!blocks.equals(body.getChildren())) {
      body.getChildren().setAll(blocks);
    }
    shown = List.copyOf(sections);
    shownTitle = name;
    if (other) {
      scroll.setVvalue(0);
    }
  }

  private static Node block(Section section) {
    Label name = new Label(section.title());
    name.getStyleClass().add("section-title");
    Region content =
        switch (section) {
          case Section.Facts facts -> new FactsBlock(facts);
          case Section.Rows rows -> new RowsBlock(rows);
        };
    VBox box = new VBox(name, content);
    box.getStyleClass().add("section");
    return box;
  }
}
