package dev.quarterdeck.health;

import java.time.Instant;
import java.util.List;

/** Points of a series in ascending time; empty where CloudWatch holds none. */
public record MetricSeries(String id, List<Point> points) {
  public record Point(Instant at, double value) {}
}
