package dev.quarterdeck.health;

import dev.quarterdeck.kernel.Listing;
import dev.quarterdeck.kernel.Outcome;
import java.time.Instant;
import java.util.List;

/** Port: CloudWatch metrics. */
public interface Metrics {
  /**
   * Equivalent to {@code aws cloudwatch get-metric-data}, 500 queries a call, all pages. A series
   * without data is empty; one that could not be read to its end is left out and told.
   */
  Outcome<Listing<MetricSeries>> read(List<MetricQuery> queries, Instant from, Instant to);
}
