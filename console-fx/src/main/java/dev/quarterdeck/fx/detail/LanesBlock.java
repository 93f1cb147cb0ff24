package dev.quarterdeck.fx.detail;

import dev.quarterdeck.fx.chart.LanesPlot;
import dev.quarterdeck.screen.console.Page;
import dev.quarterdeck.screen.console.Section;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/** What happened on a time line. */
final class LanesBlock implements Block {
  private final LanesPlot plot;

  LanesBlock(Section.Lanes section, Consumer<Page<?>> go) {
    plot = new LanesPlot(go);
    plot.show(section);
  }

  @Override
  public Region node() {
    return plot;
  }

  @Override
  public boolean show(Section next) {
    if (next instanceof Section.Lanes lanes) {
      plot.show(lanes);
      return true;
    }
    return false;
  }

  @Override
  public @Nullable Node stand(int line) {
    return plot.stand(line);
  }
}
