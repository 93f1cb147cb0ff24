package dev.quarterdeck.fx.chart;

import dev.quarterdeck.screen.chart.Series;
import java.time.Duration;
import java.time.Instant;

/**
 * Where times and values lie, in pixels of the chart.
 *
 * @param most the value at the top
 */
record Frame(Series series, double most, double left, double top, double width, double height) {
  double x(Instant at) {
    double window = Math.max(1, Duration.between(series.from(), series.to()).toMillis());
    double share = Duration.between(series.from(), at).toMillis() / window;
    return left + Math.clamp(share, 0, 1) * width;
  }

  double y(double value) {
    return top + height * (1 - Math.clamp(value / most, 0, 1));
  }

  double bottom() {
    return top + height;
  }

  Instant at(double x) {
    double share = width <= 0 ? 0 : Math.clamp((x - left) / width, 0, 1);
    Duration window = Duration.between(series.from(), series.to());
    return series.from().plusMillis(Math.round(window.toMillis() * share));
  }

  /** How wide one point is. */
  double step() {
    double window = Math.max(1, Duration.between(series.from(), series.to()).toMillis());
    return width * series.step().toMillis() / window;
  }
}
