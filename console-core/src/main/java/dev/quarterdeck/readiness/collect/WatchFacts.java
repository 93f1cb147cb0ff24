package dev.quarterdeck.readiness.collect;

import dev.quarterdeck.kernel.Listing;
import dev.quarterdeck.kernel.Outcome;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Port: what readiness reads of CloudWatch and CloudWatch Logs. */
public interface WatchFacts {
  /**
   * @param statistic Average, Sum, p95…
   * @param metrics of metric math, or the one metric; composite alarms have none
   * @param rule of a composite alarm
   */
  record AlarmFacts(
      String name,
      String state,
      @Nullable Instant since,
      boolean actionsEnabled,
      List<String> actions,
      @Nullable String statistic,
      List<Metric> metrics,
      @Nullable String rule) {
    /** Whether it does more than to scale or to restart something, which nobody hears of. */
    public boolean tells() {
      return actionsEnabled && actions.stream().anyMatch(AlarmFacts::notifies);
    }

    /** Whether all that it does is to scale. */
    public boolean scales() {
      return name.startsWith("TargetTracking-")
          || (!actions.isEmpty() && actions.stream().allMatch(a -> a.contains(":autoscaling:")));
    }

    /** Whether an action is more than something done to a resource. */
    public static boolean notifies(String action) {
      return !action.contains(":autoscaling:") && !action.contains(":automate:");
    }
  }

  record Metric(String namespace, String name, Map<String, String> dimensions) {}

  /**
   * @param retentionDays null for never expiring
   */
  record LogGroupFacts(
      String name, @Nullable Integer retentionDays, @Nullable String kmsKey, long storedBytes) {}

  /** Equivalent to {@code aws cloudwatch describe-alarms}. */
  Outcome<Listing<AlarmFacts>> alarms();

  /** Equivalent to {@code aws logs describe-log-groups}. */
  Outcome<Listing<LogGroupFacts>> logGroups();

  /** Patterns by log group: equivalent to {@code aws logs describe-metric-filters}. */
  Outcome<Listing<Map.Entry<String, String>>> metricFilters();

  /** Names and bodies: {@code aws cloudwatch list-dashboards} and {@code get-dashboard}. */
  Outcome<Listing<Map.Entry<String, String>>> dashboards();

  /**
   * A metric's value over the last {@code days}, or null where there was none: equivalent to {@code
   * aws cloudwatch get-metric-data}.
   */
  Outcome<Optional<Double>> metric(Metric metric, String statistic, Instant from, Instant to);
}
