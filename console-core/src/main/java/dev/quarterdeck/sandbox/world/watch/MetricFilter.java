package dev.quarterdeck.sandbox.world.watch;

import java.time.Instant;

/** Turns log events that match into a metric; kept as it was put. */
public record MetricFilter(
    String name,
    String pattern,
    String metricName,
    String metricNamespace,
    String metricValue,
    Instant created) {}
