package dev.quarterdeck.fx.detail;

import dev.quarterdeck.fx.chart.Ring;
import dev.quarterdeck.fx.theme.ToneLook;
import dev.quarterdeck.screen.console.Page;
import dev.quarterdeck.screen.console.Section;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** Shares as rings, as many side by side as there is room for. */
final class RingsBlock extends GridBlock<Section.Ring, RingsBlock.Share> {
  private static final double NARROWEST = 205;

  static final class Share extends HBox {
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

    void show(Section.Ring share) {
      ring.show(share.percent(), share.tone());
      label.setText(share.label());
      words.setText(share.words());
      words.getStyleClass().removeAll(ToneLook.ALL);
      ToneLook.styleClass(share.tone()).ifPresent(words.getStyleClass()::add);
      setAccessibleText(share.label() + " " + share.percent() + " % " + share.words());
    }
  }

  RingsBlock(Section.Rings section, Consumer<Page<?>> go) {
    super("shares", NARROWEST, section.rings().size(), Share::new, go);
    show(section);
  }

  @Override
  @Nullable List<Section.Ring> things(Section section) {
    return section instanceof Section.Rings rings ? rings.rings() : null;
  }

  @Override
  void show(Share cell, Section.Ring share) {
    cell.show(share);
    lead(cell, share.to());
  }
}
