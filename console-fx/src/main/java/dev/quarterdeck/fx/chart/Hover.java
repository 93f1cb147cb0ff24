package dev.quarterdeck.fx.chart;

import dev.quarterdeck.health.MetricSeries;
import dev.quarterdeck.screen.chart.Series;
import dev.quarterdeck.screen.console.Section;
import dev.quarterdeck.screen.metrics.MeasureWords;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.scene.Group;
import javafx.scene.control.Label;
import javafx.scene.shape.Circle;
import javafx.scene.shape.Line;

/** What is under the mouse: the nearest point with its time and value, and what happened there. */
final class Hover extends Group {
  private static final double NEAR_MARK = 6;
  private static final int MOST_MARKS = 3;

  private final Line at = new Line();
  private final Circle dot = new Circle(3.5);
  private final Label tip = new Label();

  Hover() {
    at.getStyleClass().add("chart-hover");
    dot.getStyleClass().add("chart-dot");
    tip.getStyleClass().add("chart-tip");
    tip.setManaged(false);
    getChildren().addAll(at, dot, tip);
    setManaged(false);
    setMouseTransparent(true);
    setVisible(false);
  }

  void hide() {
    setVisible(false);
  }

  void show(Frame frame, List<Section.Mark> marks, double x, double room) {
    Series series = frame.series();
    Instant mouse = frame.at(x);
    Optional<MetricSeries.Point> near = nearest(series, mouse);
    double where = near.map(p -> frame.x(p.at())).orElse(frame.x(mouse));
    at.setStartX(where);
    at.setEndX(where);
    at.setStartY(frame.top());
    at.setEndY(frame.bottom());
    dot.setVisible(near.isPresent());
    near.ifPresent(
        p -> {
          dot.setCenterX(where);
          dot.setCenterY(frame.y(p.value()));
        });
    tip.setText(words(frame, marks, x, mouse, near));
    tip.setMaxWidth(room);
    setVisible(true);
    tip.applyCss();
    tip.autosize();
    boolean right = where + 10 + tip.getWidth() <= room;
    tip.relocate(
        right ? where + 10 : Math.max(0, where - 10 - tip.getWidth()),
        Math.max(0, frame.top() - 2));
    toFront();
  }

  private static String words(
      Frame frame,
      List<Section.Mark> marks,
      double x,
      Instant mouse,
      Optional<MetricSeries.Point> near) {
    Series s = frame.series();
    Instant time = near.map(MetricSeries.Point::at).orElse(mouse);
    StringBuilder words = new StringBuilder(Scale.time(time, s.from(), s.to())).append("   ");
    words.append(near.map(p -> MeasureWords.value(p.value(), s.unit())).orElse("nothing measured"));
    near(frame, marks, x)
        .limit(MOST_MARKS)
        .forEach(
            m ->
                words
                    .append('\n')
                    .append(m.sign())
                    .append(' ')
                    .append(Scale.time(m.at(), s.from(), s.to()))
                    .append("   ")
                    .append(m.text()));
    return words.toString();
  }

  /** What happened under the mouse. */
  static Stream<Section.Mark> near(Frame frame, List<Section.Mark> marks, double x) {
    return marks.stream().filter(m -> Math.abs(frame.x(m.at()) - x) <= NEAR_MARK);
  }

  /** None in a gap. */
  private static Optional<MetricSeries.Point> nearest(Series s, Instant mouse) {
    return s.points().stream()
        .min(Comparator.comparing(p -> Duration.between(p.at(), mouse).abs()))
        .filter(p -> Duration.between(p.at(), mouse).abs().compareTo(s.step()) <= 0);
  }
}
