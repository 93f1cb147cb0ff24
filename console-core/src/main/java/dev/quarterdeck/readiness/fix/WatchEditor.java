package dev.quarterdeck.readiness.fix;

import dev.quarterdeck.kernel.Outcome;
import java.util.Map;

/** Port: what fixes change in CloudWatch. Repeating a call does no harm. */
public interface WatchEditor {
  /** Equivalent to {@code aws logs put-retention-policy}. */
  Outcome<String> retention(String group, int days);

  /**
   * An alarm that is put as a whole.
   *
   * @param statistic Sum, Average, Maximum, or a percentile such as p95
   * @param periodSeconds a multiple of 60
   * @param missing how missing data counts, for example notBreaching
   */
  record AlarmSpec(
      String name,
      String namespace,
      String metric,
      Map<String, String> dimensions,
      String statistic,
      int periodSeconds,
      int periods,
      double threshold,
      String missing,
      String topic) {
    /** The same under another name. */
    AlarmSpec named(String other) {
      return new AlarmSpec(
          other,
          namespace,
          metric,
          dimensions,
          statistic,
          periodSeconds,
          periods,
          threshold,
          missing,
          topic);
    }
  }

  /** Equivalent to {@code aws cloudwatch put-metric-alarm}. */
  Outcome<String> alarm(AlarmSpec alarm);
}
