package dev.quarterdeck.fx.detail;

import dev.quarterdeck.fx.theme.Raised;
import dev.quarterdeck.screen.console.Page;
import dev.quarterdeck.screen.console.Section;
import dev.quarterdeck.screen.console.Spot;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

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

  /**
   * Shows them and answers what the cursor stands on, or null.
   *
   * @param below stands under the sections
   * @param spot which line the cursor is on, among {@link Spot#of}; -1 for none
   */
  public @Nullable Node draw(List<Section> sections, List<Node> below, int spot) {
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
    return stand(sections, spot);
  }

  private @Nullable Node stand(List<Section> sections, int spot) {
    List<Spot> spots = spot < 0 ? List.of() : Spot.of(sections);
    int section = spot >= 0 && spot < spots.size() ? spots.get(spot).section() : -1;
    int first = 0;
    while (first < spots.size() && spots.get(first).section() != section) {
      first++;
    }
    Node seen = null;
    for (int i = 0; i < drawn.size(); i++) {
      Node stood = drawn.get(i).block().stand(i == section ? spot - first : -1);
      seen = stood == null ? seen : stood;
    }
    return seen;
  }

  /** What somebody unfolded stays so when other rows come. */
  private boolean unfolded(int index, String title) {
    return index < drawn.size()
        && drawn.get(index).title().equals(title)
        && drawn.get(index).block() instanceof RowsBlock rows
        && rows.unfolded();
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
          case Section.Rows rows -> new RowsBlock(rows, go, unfolded(index, section.title()));
          case Section.Charts charts -> new ChartsBlock(charts, go);
          case Section.Tiles tiles -> new TilesBlock(tiles, go);
          case Section.Rings rings -> new RingsBlock(rings, go);
          case Section.Lanes lanes -> new LanesBlock(lanes, go);
        };
    VBox box = new VBox();
    if (!section.title().isEmpty()) {
      Label name = new Label(section.title());
      name.getStyleClass().add("section-title");
      box.getChildren().add(name);
    }
    box.getChildren().add(block.node());
    box.getStyleClass().add("section");
    Raised.underMouse(box);
    Drawn made = new Drawn(section.title(), block, box);
    if (index < drawn.size()) {
      drawn.set(index, made);
    } else {
      drawn.add(made);
    }
    return made;
  }
}
