package dev.quarterdeck.fx.chart;

import dev.quarterdeck.fx.theme.ToneLook;
import dev.quarterdeck.screen.chart.Bars;
import dev.quarterdeck.screen.chart.Series;
import dev.quarterdeck.screen.console.Page;
import dev.quarterdeck.screen.console.Section;
import dev.quarterdeck.screen.metrics.MeasureWords;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.scene.Cursor;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.shape.Line;
import org.jspecify.annotations.Nullable;

/**
 * One series over time, as wide as there is room: grid, course, what happened, and under the mouse
 * the time with its value. Colours come from the style sheet alone.
 */
public final class Plot extends Region {
  private static final double GUTTER = 54;
  private static final double FOOT = 20;
  private static final double HEAD = 14;
  private static final double SIGN = 16;
  private static final double TIME_WIDTH = 52;
  private static final double TIME_ROOM = 84;
  private static final int MOST_TIMES = 12;

  private final boolean axes;
  private final boolean times;
  private final List<Line> grid = new ArrayList<>();
  private final List<Label> values = new ArrayList<>();
  private final List<Label> ticks = new ArrayList<>();
  private final List<Line> markLines = new ArrayList<>();
  private final List<Label> markSigns = new ArrayList<>();
  private final Course course = new Course();
  private final Label none = label("nothing measured", "chart-none");
  private final Hover hover = new Hover();
  private @Nullable Series series;
  private List<Section.Mark> marks = List.of();
  private List<Double> scale = List.of();

  /** Where the mouse is; NaN while it is elsewhere. */
  private double mouse = Double.NaN;

  private Function<Instant, @Nullable Page<?>> timeLeads = at -> null;

  /**
   * @param axes with values at the left
   * @param times with times under it
   * @param go where something that happened leads
   */
  public Plot(boolean axes, boolean times, double height, Consumer<Page<?>> go) {
    this.axes = axes;
    this.times = times;
    getStyleClass().add("chart-plot");
    setMinHeight(height);
    setPrefHeight(height);
    setMaxHeight(height);
    setMinWidth(80);
    setMaxWidth(Double.MAX_VALUE);
    setOnMouseMoved(e -> hover(e.getX()));
    setOnMouseExited(
        e -> {
          mouse = Double.NaN;
          hover.hide();
        });
    setOnMouseClicked(e -> pointed(e.getX()).ifPresent(go));
  }

  /** Shows the series; cheap where it is the same. */
  public void show(Series next, List<Section.Mark> within) {
    if (next.equals(series) && within.equals(marks)) {
      return;
    }
    series = next;
    marks = within;
    double most = Math.max(next.ceiling(), Bars.most(values(next)));
    scale = axes ? Scale.values(most) : List.of(0d, most > 0 ? most : 1);
    setAccessibleText(next.label() + " " + next.now() + " " + next.aside());
    build(next);
    hover.hide();
    requestLayout();
  }

  private static double[] values(Series s) {
    return s.points().stream().mapToDouble(p -> p.value()).toArray();
  }

  private void build(Series s) {
    getChildren().clear();
    for (List<?> part : List.of(grid, values, ticks, markLines, markSigns)) {
      part.clear();
    }
    for (double value : scale) {
      Line at = line(value == 0 ? "chart-base" : "chart-grid");
      at.setVisible(axes || value == 0);
      grid.add(at);
      // A round value needs no ".0".
      String words = MeasureWords.value(value, s.unit()).replace(".0 ", " ");
      values.add(label(axes ? words : "", "chart-value"));
    }
    for (int i = 0; times && i < MOST_TIMES; i++) {
      ticks.add(label("", "chart-time"));
    }
    for (Section.Mark mark : marks) {
      Line at = line("chart-mark");
      Label sign = label(mark.sign(), "chart-sign");
      ToneLook.styleClass(mark.tone()).ifPresent(at.getStyleClass()::add);
      ToneLook.styleClass(mark.tone()).ifPresent(sign.getStyleClass()::add);
      markLines.add(at);
      markSigns.add(sign);
    }
    course.dress(s.tone());
    none.setVisible(s.points().isEmpty());
    getChildren().addAll(grid);
    getChildren().addAll(markLines);
    getChildren().add(course);
    getChildren().addAll(values);
    getChildren().addAll(ticks);
    getChildren().addAll(markSigns);
    getChildren().addAll(none, hover);
  }

  private static Line line(String name) {
    Line line = new Line();
    line.getStyleClass().add(name);
    line.setManaged(false);
    return line;
  }

  private static Label label(String text, String name) {
    Label label = new Label(text);
    label.getStyleClass().addAll("chart-label", name);
    label.setManaged(false);
    label.setMouseTransparent(true);
    return label;
  }

  @Override
  protected void layoutChildren() {
    if (series == null || getWidth() <= 0) {
      return;
    }
    Frame frame = frame(series);
    for (int i = 0; i < scale.size(); i++) {
      double y = Math.floor(frame.y(scale.get(i))) + 0.5;
      put(grid.get(i), frame.left(), y, frame.left() + frame.width(), y);
      values.get(i).resizeRelocate(0, y - 8, Math.max(0, frame.left() - 8), 16);
    }
    List<Instant> at = times(frame);
    for (int i = 0; i < ticks.size(); i++) {
      Label tick = ticks.get(i);
      tick.setVisible(i < at.size());
      if (i < at.size()) {
        tick.setText(Scale.tick(at.get(i)));
        double x = frame.x(at.get(i)) - TIME_WIDTH / 2;
        double last = getWidth() - TIME_WIDTH;
        tick.resizeRelocate(Math.clamp(x, 0, Math.max(0, last)), getHeight() - 16, TIME_WIDTH, 16);
      }
    }
    for (int i = 0; i < marks.size(); i++) {
      double x = Math.floor(frame.x(marks.get(i).at())) + 0.5;
      put(markLines.get(i), x, frame.top() - 1, x, frame.bottom());
      markSigns.get(i).resizeRelocate(x - SIGN / 2, frame.top() - SIGN, SIGN, SIGN);
    }
    none.resizeRelocate(frame.left(), frame.top(), frame.width(), frame.height());
    course.draw(frame);
    // A newer reading came under a mouse that stands still.
    if (!Double.isNaN(mouse)) {
      hover(mouse);
    }
  }

  private static void put(Line line, double x, double y, double toX, double toY) {
    line.setStartX(x);
    line.setStartY(y);
    line.setEndX(toX);
    line.setEndY(toY);
  }

  private Frame frame(Series s) {
    double left = axes ? GUTTER : 1;
    double head = marks.isEmpty() ? 6 : HEAD;
    double foot = times ? FOOT : 2;
    return new Frame(
        s,
        scale.getLast(),
        left,
        head,
        Math.max(1, getWidth() - left - 8),
        Math.max(1, getHeight() - head - foot));
  }

  private List<Instant> times(Frame frame) {
    int fit = Math.clamp((long) (frame.width() / TIME_ROOM), 2, MOST_TIMES);
    return times ? Scale.times(frame.series().from(), frame.series().to(), fit) : List.of();
  }

  /** From now on a time that was clicked leads there; null for nowhere. */
  public void leadTo(Function<Instant, @Nullable Page<?>> lines) {
    timeLeads = lines;
  }

  /** Where what happened under the mouse leads, else the time. */
  private Optional<Page<?>> pointed(double x) {
    if (series == null) {
      return Optional.empty();
    }
    Frame frame = frame(series);
    return Hover.near(frame, marks, x)
        .map(Section.Mark::to)
        .filter(Objects::nonNull)
        .<Page<?>>map(p -> p)
        .findFirst()
        .or(() -> Optional.ofNullable(timeLeads.apply(frame.at(x))));
  }

  private void hover(double x) {
    mouse = x;
    setCursor(pointed(x).isPresent() ? Cursor.HAND : Cursor.DEFAULT);
    if (series != null) {
      hover.show(frame(series), marks, x, getWidth());
    }
  }
}
