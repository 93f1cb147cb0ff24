package dev.quarterdeck.fx.detail;

import dev.quarterdeck.fx.chart.Ring;
import dev.quarterdeck.fx.theme.ToneLook;
import dev.quarterdeck.screen.console.Page;
import dev.quarterdeck.screen.console.Section;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** Shares as rings, as many side by side as there is room for. */
final class RingsBlock implements Block {
  private static final double NARROWEST = 205;

  private final GridPane grid = new GridPane();
  private final Columns columns = new Columns(grid, NARROWEST);
  private final List<Share> shares = new ArrayList<>();
  private final Consumer<Page<?>> go;

  private static final class Share extends HBox {
    private final Ring ring = new Ring();
    private final Label label = new Label();
    private final Label words = Blocks.muted("");

    Share() {
      getStyleClass().add("share");
      label.getStyleClass().add("share-label");
      VBox text = new VBox(label, words);
      text.getStyleClass().add("share-text");
      text.setMinWidth(0);
      getChildren().addAll(ring, text);
    }

    void show(Section.Ring share, Consumer<Page<?>> go) {
      ring.show(share.percent(), share.tone());
      label.setText(share.label());
      words.setText(share.words());
      words.getStyleClass().removeAll(ToneLook.ALL);
      ToneLook.styleClass(share.tone()).ifPresent(words.getStyleClass()::add);
      setAccessibleText(share.label() + " " + share.percent() + " % " + share.words());
      Page<?> to = share.to();
      getStyleClass().remove("leads-to");
      setOnMouseClicked(null);
      if (to != null) {
        getStyleClass().add("leads-to");
        setOnMouseClicked(e -> go.accept(to));
      }
    }
  }

  RingsBlock(Section.Rings section, Consumer<Page<?>> go) {
    this.go = go;
    grid.getStyleClass().add("shares");
    section.rings().forEach(r -> shares.add(new Share()));
    columns.fill(shares);
    show(section);
  }

  @Override
  public Region node() {
    return grid;
  }

  @Override
  public boolean show(Section next) {
    if (!(next instanceof Section.Rings rings) || rings.rings().size() != shares.size()) {
      return false;
    }
    for (int i = 0; i < shares.size(); i++) {
      shares.get(i).show(rings.rings().get(i), go);
    }
    return true;
  }

  @Override
  public @Nullable Node stand(int line) {
    return Columns.stand(shares, line);
  }
}
