package dev.quarterdeck.fx.detail;

import dev.quarterdeck.fx.theme.Copy;
import dev.quarterdeck.fx.theme.Icons;
import dev.quarterdeck.screen.Tone;
import dev.quarterdeck.screen.console.Section;
import javafx.geometry.VPos;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.kordamp.ikonli.feather.Feather;

/** Labelled facts, one a line; what belongs to the line above is indented and can be copied. */
final class FactsBlock extends GridPane {
  private static final double LABEL_WIDTH = 104;

  FactsBlock(Section.Facts section) {
    getStyleClass().add("facts-grid");
    ColumnConstraints labels = new ColumnConstraints(LABEL_WIDTH);
    ColumnConstraints values = new ColumnConstraints();
    values.setHgrow(Priority.ALWAYS);
    values.setMinWidth(40);
    getColumnConstraints().addAll(labels, values);
    int line = 0;
    for (Section.Fact fact : section.facts()) {
      add(fact, line++);
    }
  }

  private void add(Section.Fact fact, int line) {
    Label value = Blocks.value(fact.value(), true);
    boolean belongs = fact.label().startsWith(" ");
    Label label = Blocks.muted(belongs ? "" : Symbols.label(fact.label()));
    GridPane.setValignment(label, VPos.TOP);
    if (belongs) {
      value.setGraphic(Icons.of(Feather.CORNER_DOWN_RIGHT, "icon-accent"));
      HBox.setHgrow(value, Priority.ALWAYS);
      value.setMaxWidth(Double.MAX_VALUE);
      HBox box = new HBox(value, Copy.button(fact.value().text(), "Copy this"));
      box.getStyleClass().add("fix");
      addRow(line, label, box);
      return;
    }
    Tone tone = fact.value().tone();
    if (value.getGraphic() == null && Symbols.alarming(tone)) {
      value.setGraphic(Blocks.icon(dev.quarterdeck.fx.theme.ToneLook.icon(tone), tone));
    }
    addRow(line, label, value);
  }
}
