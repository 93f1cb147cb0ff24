package dev.quarterdeck.health.load;

import dev.quarterdeck.health.MetricSeries;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a service carries now; null where CloudWatch holds nothing, or too little to say.
 *
 * @param requestsPerMinute over its target groups
 * @param errors the share of its targets' answers that were 5xx, 0 to 1
 * @param latency the slowest target group's 95th percentile of response times, in seconds
 * @param cpu average use of what its tasks reserve, in percent
 * @param memory likewise
 * @param course its requests of the last hours, in periods of five minutes; without a load balancer
 *     its use of the CPU in percent; empty where neither was read
 */
public record Load(
    @Nullable Double requestsPerMinute,
    @Nullable Trend errors,
    @Nullable Trend latency,
    @Nullable Double cpu,
    @Nullable Double memory,
    List<MetricSeries.Point> course) {
  public static final Load NONE = new Load(null, null, null, null, null);

  public Load {
    course = List.copyOf(course);
  }

  /** One of which only the present is known. */
  public Load(
      @Nullable Double requestsPerMinute,
      @Nullable Trend errors,
      @Nullable Trend latency,
      @Nullable Double cpu,
      @Nullable Double memory) {
    this(requestsPerMinute, errors, latency, cpu, memory, List.of());
  }
}
