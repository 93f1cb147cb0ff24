package dev.quarterdeck.fx.detail;

import dev.quarterdeck.fx.chart.Plot;
import dev.quarterdeck.fx.theme.Marked;
import dev.quarterdeck.fx.theme.Raised;
import dev.quarterdeck.fx.theme.ToneLook;
import dev.quarterdeck.screen.Tone;
import dev.quarterdeck.screen.chart.Series;
import dev.quarterdeck.screen.console.Page;
import dev.quarterdeck.screen.console.Section;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/**
 * Measures as charts. Tall ones stand as cards, side by side where there is room; low ones are a
 * row each, with one time axis under the last.
 */
final class ChartsBlock implements Block {
  private static final double TALL = 150;
  private static final double LOW = 34;
  private static final double AXIS = 18;
  private static final double SIDE_BY_SIDE = 820;
  private static final double WITH_ASIDE = 520;

  private final GridPane grid = new GridPane();
  private final CursorBar bar = new CursorBar(grid);
  private final List<Measure> measures = new ArrayList<>();
  private final Consumer<Page<?>> go;
  private final boolean tall;
  private int across;

  /** One series with its words. */
  private static final class Measure {
    private final Label label = Blocks.muted("");
    private final Label now = words("chart-now");
    private final Label aside = Blocks.muted("");
    private final Plot plot;

    Measure(Plot plot) {
      this.plot = plot;
      label.setMinWidth(Region.USE_PREF_SIZE);
      aside.getStyleClass().add("chart-aside");
    }

    private static Label words(String name) {
      Label label = new Label();
      label.getStyleClass().addAll("value", name);
      label.setMinWidth(Region.USE_PREF_SIZE);
      return label;
    }

    void show(Series s, List<Section.Mark> marks) {
      label.setText(s.label());
      Marked marked = Marked.of(s.now(), s.tone());
      now.setText(marked.words());
      aside.setText(s.aside());
      for (Label words : List.of(now, aside)) {
        words.getStyleClass().removeAll(ToneLook.ALL);
        ToneLook.styleClass(s.tone()).ifPresent(words.getStyleClass()::add);
      }
      now.setGraphic(
          s.tone() == Tone.NORMAL
              ? null
              : Blocks.icon(marked.icon().orElse(ToneLook.icon(s.tone())), s.tone()));
      plot.show(s, marks);
    }

    Node card() {
      Region gap = new Region();
      HBox.setHgrow(gap, Priority.ALWAYS);
      HBox head = new HBox(label, now, gap, aside);
      head.getStyleClass().add("chart-head");
      VBox card = new VBox(head, plot);
      card.getStyleClass().add("chart-card");
      Raised.underMouse(card);
      return card;
    }
  }

  ChartsBlock(Section.Charts section, Consumer<Page<?>> go) {
    this.go = go;
    tall = section.height() > 1;
    grid.getStyleClass().add(tall ? "chart-cards" : "chart-rows");
    int last = section.series().size() - 1;
    for (int i = 0; i <= last; i++) {
      boolean times = tall || i == last;
      double height = tall ? TALL : times ? LOW + AXIS : LOW;
      measures.add(new Measure(new Plot(tall, times, height, go)));
    }
    show(section);
    arrange(1);
    grid.widthProperty().subscribe(w -> fit(w.doubleValue()));
  }

  @Override
  public Region node() {
    return grid;
  }

  @Override
  public boolean show(Section next) {
    if (!(next instanceof Section.Charts charts)
        || charts.series().size() != measures.size()
        || charts.height() > 1 != tall) {
      return false;
    }
    for (int i = 0; i < measures.size(); i++) {
      Series series = charts.series().get(i);
      measures.get(i).show(series, charts.marks());
      measures.get(i).plot.leadTo(charts::lines);
      Blocks.lead(measures.get(i).label, charts.links().get(series.label()), go);
    }
    return true;
  }

  @Override
  public @Nullable Node stand(int line) {
    return tall
        ? bar.stand(line, line < 0 ? 0 : line % across, line < 0 ? 0 : line / across, 1, 1)
        : bar.stand(line, 0, Math.max(0, line), GridPane.REMAINING, 1);
  }

  private void fit(double width) {
    if (tall) {
      int next = width >= SIDE_BY_SIDE ? 2 : 1;
      if (next != across) {
        arrange(next);
      }
    }
    for (Measure m : measures) {
      boolean room = tall || width >= WITH_ASIDE;
      m.aside.setVisible(room && !m.aside.getText().isEmpty());
      m.aside.setManaged(m.aside.isVisible());
    }
  }

  private void arrange(int columns) {
    across = columns;
    grid.getChildren().clear();
    grid.getColumnConstraints().clear();
    for (int i = 0; tall && i < columns; i++) {
      ColumnConstraints c = new ColumnConstraints();
      c.setPercentWidth(100.0 / columns);
      grid.getColumnConstraints().add(c);
    }
    for (int i = 0; i < measures.size(); i++) {
      Measure m = measures.get(i);
      if (tall) {
        grid.add(m.card(), i % columns, i / columns);
      } else {
        GridPane.setHgrow(m.plot, Priority.ALWAYS);
        Raised.underMouse(m.plot);
        for (Label words : List.of(m.label, m.now, m.aside)) {
          words.setMinHeight(LOW);
          GridPane.setValignment(words, VPos.TOP);
        }
        grid.addRow(i, m.label, m.now, m.plot, m.aside);
      }
    }
    bar.again();
  }
}
