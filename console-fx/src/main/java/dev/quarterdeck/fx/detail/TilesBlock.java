package dev.quarterdeck.fx.detail;

import dev.quarterdeck.fx.theme.ToneLook;
import dev.quarterdeck.screen.console.Page;
import dev.quarterdeck.screen.console.Section;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** Facts that are to be seen first, as tiles: as many side by side as there is room for. */
final class TilesBlock extends GridBlock<Section.Fact, TilesBlock.Tile> {
  private static final double NARROWEST = 215;

  /** One fact. */
  static final class Tile extends VBox {
    private final Label label = Blocks.muted("");
    private final Label value = Blocks.value(Section.Fact.of("", "").value());

    Tile() {
      getStyleClass().add("tile");
      value.getStyleClass().add("tile-value");
      getChildren().addAll(label, value);
    }

    void show(Section.Fact fact) {
      label.setText(fact.label());
      Blocks.show(value, fact.value());
      getStyleClass().removeAll(ToneLook.ALL);
      ToneLook.styleClass(fact.value().tone()).ifPresent(getStyleClass()::add);
    }
  }

  TilesBlock(Section.Tiles section, Consumer<Page<?>> go) {
    super("tiles", NARROWEST, section.facts().size(), Tile::new, go);
    show(section);
  }

  @Override
  @Nullable List<Section.Fact> things(Section section) {
    return section instanceof Section.Tiles tiles ? tiles.facts() : null;
  }

  @Override
  void show(Tile cell, Section.Fact fact) {
    cell.show(fact);
    lead(cell, fact.to());
  }
}
