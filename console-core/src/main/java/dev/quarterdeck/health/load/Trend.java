package dev.quarterdeck.health.load;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A measure now against its own past.
 *
 * <p>The rule is robust: a period is far above the past when it exceeds all of a floor, three times
 * the median of the past, and the median plus six robust standard deviations (1.4826 times the
 * median absolute deviation). A few bad periods in the past move none of them. Less than an hour of
 * past is no past, and nothing is judged by it. Trouble that lasts for half of the window becomes
 * the past: an alarm with a threshold is the tool for that.
 *
 * @param now over the newest periods
 * @param usual the median of the past; null without enough of it
 * @param since the start of the first period of the present excess; null when there is none
 */
public record Trend(double now, @Nullable Double usual, @Nullable Instant since) {
  /** Periods with traffic without which there is no past to compare with: an hour of them. */
  static final int LEAST_PAST = 12;

  private static final double TIMES = 3;
  private static final double DEVIATIONS = 6;
  private static final double ROBUST_SIGMA = 1.4826;

  /** A period's value; only periods with enough traffic count. */
  record Sample(Instant at, double value) {}

  /** Whether it is far above its own past. */
  public boolean high() {
    return since != null;
  }

  /**
   * @param past ascending, before the newest periods
   * @param recent ascending; never empty
   * @param now over all of the recent ones
   * @param floor below it nothing is high
   */
  static Trend of(List<Sample> past, List<Sample> recent, double now, double floor) {
    if (past.size() < LEAST_PAST) {
      return new Trend(now, null, null);
    }
    double[] values = past.stream().mapToDouble(Sample::value).toArray();
    double median = median(values);
    double spread =
        median(Arrays.stream(values).map(v -> Math.abs(v - median)).toArray()) * ROBUST_SIGMA;
    double limit = Math.max(floor, Math.max(TIMES * median, median + DEVIATIONS * spread));
    boolean high = now > limit && recent.getLast().value() > limit;
    return new Trend(now, median, high ? since(past, recent, limit) : null);
  }

  private static Instant since(List<Sample> past, List<Sample> recent, double limit) {
    Instant since = recent.getLast().at();
    for (List<Sample> part : List.of(recent, past)) {
      for (Sample s : part.reversed()) {
        if (s.value() <= limit) {
          return since;
        }
        since = s.at();
      }
    }
    return since;
  }

  static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int half = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
  }
}
