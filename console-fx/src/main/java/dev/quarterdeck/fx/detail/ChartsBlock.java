package dev.quarterdeck.fx.detail;

import dev.quarterdeck.fx.theme.ToneLook;
import dev.quarterdeck.screen.chart.Bars;
import dev.quarterdeck.screen.chart.Series;
import dev.quarterdeck.screen.console.Section;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;

/** Measures as rows: label, newest value, course and what to compare it with. */
final class ChartsBlock implements Block {
  private static final int SLICES = 48;

  private final GridPane grid = new GridPane();
  private Section.Charts shown;

  ChartsBlock(Section.Charts section) {
    shown = section;
    grid.getStyleClass().add("rows-grid");
    grid.setHgap(Ruler.GAP);
    build();
  }

  @Override
  public Region node() {
    return grid;
  }

  @Override
  public boolean show(Section next) {
    if (!(next instanceof Section.Charts charts)) {
      return false;
    }
    if (!charts.equals(shown)) {
      shown = charts;
      build();
    }
    return true;
  }

  private void build() {
    grid.getChildren().clear();
    int line = 0;
    for (Series s : shown.series()) {
      Label course =
          new Label(String.join("\n", Bars.rows(s.slices(SLICES), s.ceiling(), shown.height())));
      course.getStyleClass().addAll("value", "course");
      course.setMinWidth(Region.USE_PREF_SIZE);
      ToneLook.styleClass(s.tone()).ifPresent(course.getStyleClass()::add);
      Label now = new Label(s.now());
      now.getStyleClass().add("value");
      now.setMinWidth(Region.USE_PREF_SIZE);
      ToneLook.styleClass(s.tone()).ifPresent(now.getStyleClass()::add);
      grid.addRow(line++, Blocks.muted(s.label()), now, course, Blocks.muted(s.aside()));
    }
    for (Section.Mark mark : shown.marks()) {
      Label label = Blocks.muted(mark.sign() + " " + mark.text());
      label.setWrapText(true);
      grid.add(label, 0, line++, 4, 1);
    }
  }
}
