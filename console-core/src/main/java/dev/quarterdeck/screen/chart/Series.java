package dev.quarterdeck.screen.chart;

import dev.quarterdeck.health.MetricSeries;
import dev.quarterdeck.health.load.ServiceMetrics.Unit;
import dev.quarterdeck.kernel.Text;
import dev.quarterdeck.screen.Tone;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * One measure over a window.
 *
 * @param points ascending; none where nothing was measured
 * @param step from one point to the next where none is missing
 * @param unit of the points' values
 * @param now the newest value in words
 * @param aside what to compare it with, in words; empty for nothing
 * @param ceiling what reaches the top at least: 100 for percent, so that little looks little
 * @param tone of the newest value: a bad one also says so in {@code aside}
 */
public record Series(
    String label,
    List<MetricSeries.Point> points,
    Instant from,
    Instant to,
    Duration step,
    Unit unit,
    String now,
    String aside,
    double ceiling,
    Tone tone) {
  public Series {
    label = Text.clean(label);
    points = List.copyOf(points);
    now = Text.clean(now);
    aside = Text.clean(aside);
  }

  /**
   * The highest value of each of so many slices of the window; NaN where nothing was measured. More
   * slices than points are no gaps: a value holds until the next one, where none is missing.
   */
  public double[] slices(int count) {
    double[] slices = new double[count];
    Arrays.fill(slices, Double.NaN);
    for (List<MetricSeries.Point> run : runs()) {
      int from = slice(run.getFirst().at(), count);
      double held = run.getFirst().value();
      for (MetricSeries.Point p : run) {
        int at = slice(p.at(), count);
        if (at > from + 1) {
          Arrays.fill(slices, from + 1, at, held);
        }
        slices[at] = Double.isNaN(slices[at]) ? p.value() : Math.max(slices[at], p.value());
        from = at;
        held = p.value();
      }
    }
    return slices;
  }

  /** In which of so many slices a time lies. */
  public int slice(Instant at, int count) {
    double window = Math.max(1, Duration.between(from, to).toMillis());
    double share = Duration.between(from, at).toMillis() / window;
    return Math.clamp((int) (share * count), 0, count - 1);
  }

  /** The points without those gaps in which nothing was measured, in ascending time. */
  public List<List<MetricSeries.Point>> runs() {
    List<List<MetricSeries.Point>> runs = new ArrayList<>();
    for (MetricSeries.Point p : points) {
      Instant last = runs.isEmpty() ? null : runs.getLast().getLast().at();
      if (last == null || Duration.between(last, p.at()).compareTo(step.multipliedBy(2)) >= 0) {
        runs.add(new ArrayList<>());
      }
      runs.getLast().add(p);
    }
    return runs;
  }
}
