package dev.quarterdeck.fx.detail;

import dev.quarterdeck.fx.theme.ToneLook;
import dev.quarterdeck.screen.console.Page;
import dev.quarterdeck.screen.console.Section;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** Facts that are to be seen first, as tiles: as many side by side as there is room for. */
final class TilesBlock implements Block {
  private static final double NARROWEST = 215;

  private final GridPane grid = new GridPane();
  private final Columns columns = new Columns(grid, NARROWEST);
  private final List<Tile> tiles = new ArrayList<>();
  private final Consumer<Page<?>> go;

  /** One fact. */
  private static final class Tile extends VBox {
    private final Label label = Blocks.muted("");
    private final Label value = Blocks.value(Section.Fact.of("", "").value());

    Tile() {
      getStyleClass().add("tile");
      value.getStyleClass().add("tile-value");
      getChildren().addAll(label, value);
    }

    void show(Section.Fact fact, Consumer<Page<?>> go) {
      label.setText(fact.label());
      Blocks.show(value, fact.value());
      getStyleClass().removeAll(ToneLook.ALL);
      ToneLook.styleClass(fact.value().tone()).ifPresent(getStyleClass()::add);
      Page<?> to = fact.to();
      getStyleClass().remove("leads-to");
      setOnMouseClicked(null);
      if (to != null) {
        getStyleClass().add("leads-to");
        setOnMouseClicked(e -> go.accept(to));
      }
    }
  }

  TilesBlock(Section.Tiles section, Consumer<Page<?>> go) {
    this.go = go;
    grid.getStyleClass().add("tiles");
    section.facts().forEach(f -> tiles.add(new Tile()));
    columns.fill(tiles);
    show(section);
  }

  @Override
  public Region node() {
    return grid;
  }

  @Override
  public boolean show(Section next) {
    if (!(next instanceof Section.Tiles(String title, List<Section.Fact> facts))
        || facts.size() != tiles.size()) {
      return false;
    }
    for (int i = 0; i < facts.size(); i++) {
      tiles.get(i).show(facts.get(i), go);
    }
    return true;
  }

  @Override
  public @Nullable Node stand(int line) {
    return Columns.stand(tiles, line);
  }
}
