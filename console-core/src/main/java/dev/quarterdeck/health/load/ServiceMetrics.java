package dev.quarterdeck.health.load;

import dev.quarterdeck.health.MetricSeries;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one service carried over a window.
 *
 * @param cluster the cluster's name
 * @param period the length of a point
 * @param series CPU and memory, and behind an application load balancer also requests, errors and
 *     percentiles; one that could not be read is not there
 */
public record ServiceMetrics(
    String cluster,
    String service,
    Instant from,
    Instant to,
    Duration period,
    List<Series> series) {
  public ServiceMetrics {
    series = List.copyOf(series);
  }

  /** How a value is meant. */
  public enum Unit {
    PERCENT,
    /** A sum over the period. */
    COUNT,
    SECONDS
  }

  /** The measures, in the order in which they are shown. */
  public enum Measure {
    CPU("CPUUtilization", "Average", Unit.PERCENT),
    MEMORY("MemoryUtilization", "Average", Unit.PERCENT),
    REQUESTS("RequestCount", "Sum", Unit.COUNT),
    ERRORS_4XX("HTTPCode_Target_4XX_Count", "Sum", Unit.COUNT),
    ERRORS_5XX("HTTPCode_Target_5XX_Count", "Sum", Unit.COUNT),
    P50("TargetResponseTime", "p50", Unit.SECONDS),
    P95("TargetResponseTime", "p95", Unit.SECONDS),
    P99("TargetResponseTime", "p99", Unit.SECONDS);

    private final String metric;
    private final String statistic;
    private final Unit unit;

    Measure(String metric, String statistic, Unit unit) {
      this.metric = metric;
      this.statistic = statistic;
      this.unit = unit;
    }

    public Unit unit() {
      return unit;
    }

    String metric() {
      return metric;
    }

    String statistic() {
      return statistic;
    }

    boolean ofService() {
      return unit == Unit.PERCENT;
    }
  }

  /** Ascending points; CloudWatch holds none where nothing happened. */
  public record Series(Measure measure, List<MetricSeries.Point> points) {
    public Series {
      points = List.copyOf(points);
    }

    /** The newest point's value; null without points. */
    public @Nullable Double now() {
      return points.isEmpty() ? null : points.getLast().value();
    }

    public @Nullable Double least() {
      return points.isEmpty()
          ? null
          : points.stream().mapToDouble(MetricSeries.Point::value).min().orElseThrow();
    }

    public @Nullable Double most() {
      return points.isEmpty()
          ? null
          : points.stream().mapToDouble(MetricSeries.Point::value).max().orElseThrow();
    }

    public @Nullable Double mean() {
      return points.isEmpty()
          ? null
          : points.stream().mapToDouble(MetricSeries.Point::value).average().orElseThrow();
    }
  }
}
