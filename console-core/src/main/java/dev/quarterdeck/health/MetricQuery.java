package dev.quarterdeck.health;

import java.util.Map;

/**
 * One series to read.
 *
 * @param id the caller's own name for it, unique in a batch
 * @param statistic Average, Sum, Maximum, Minimum, SampleCount or a percentile such as {@code p95}
 * @param periodSeconds a multiple of 60
 */
public record MetricQuery(
    String id,
    String namespace,
    String metric,
    Map<String, String> dimensions,
    String statistic,
    int periodSeconds) {}
