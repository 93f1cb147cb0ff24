package dev.quarterdeck.fx.detail;

import dev.quarterdeck.screen.console.Page;
import dev.quarterdeck.screen.console.Section;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** Core's sections under one another; what stayed the same is not built again. */
public final class SectionsBox extends VBox {
  private record Drawn(String title, Block block, VBox box) {}

  private final Consumer<Page<?>> go;
  private final List<Drawn> drawn = new ArrayList<>();

  /** {@code go}: where a line that leads somewhere was clicked. */
  public SectionsBox(Consumer<Page<?>> go) {
    this.go = go;
  }

  /** What is drawn next belongs to something else. */
  void forget() {
    drawn.clear();
  }

  /** {@code below} stands under the sections. */
  public void draw(List<Section> sections, List<Node> below) {
    List<Node> nodes = new ArrayList<>();
    for (int i = 0; i < sections.size(); i++) {
      nodes.add(drawn(i, sections.get(i)).box());
    }
    nodes.addAll(below);
    while (drawn.size() > sections.size()) {
      drawn.removeLast();
    }
    if (!nodes.equals(getChildren())) {
      getChildren().setAll(nodes);
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
          case Section.Facts facts -> new FactsBlock(facts, go);
          case Section.Rows rows -> new RowsBlock(rows, go);
          case Section.Charts charts -> new ChartsBlock(charts);
        };
    VBox box = new VBox();
    if (!section.title().isEmpty()) {
      Label name = new Label(section.title());
      name.getStyleClass().add("section-title");
      box.getChildren().add(name);
    }
    box.getChildren().add(block.node());
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
