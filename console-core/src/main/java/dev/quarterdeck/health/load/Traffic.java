package dev.quarterdeck.health.load;

import dev.quarterdeck.health.MetricQuery;
import dev.quarterdeck.health.MetricSeries;
import dev.quarterdeck.health.TargetGroup;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Requests, errors and response times over a service's target groups, period by period. */
final class Traffic {
  private static final String ALB = "AWS/ApplicationELB";

  /** Requests of a period below which its share of errors or its percentile says nothing. */
  private static final double LEAST_REQUESTS = 20;

  /** Errors in the newest periods below which nobody is woken up. */
  private static final double LEAST_ERRORS = 5;

  /** Below 2 % of errors, or half a second, nothing is far above anything. */
  private static final double ERROR_FLOOR = 0.02;

  private static final double LATENCY_FLOOR = 0.5;

  private final Instant recent;
  private final Map<Instant, double[]> periods = new TreeMap<>();

  private static final int REQUESTS = 0;
  private static final int ERRORS = 1;
  private static final int LATENCY = 2;

  /** {@code grid}: the start of the running period. */
  Traffic(Instant grid) {
    this.recent = grid.minus(Periods.RECENT);
  }

  static List<MetricQuery> queries(TargetGroup g) {
    Map<String, String> dimensions =
        Map.of("LoadBalancer", g.loadBalancerDimension(), "TargetGroup", g.dimension());
    return List.of(
        LoadReader.query(g.arn() + " requests", ALB, "RequestCount", dimensions, "Sum"),
        LoadReader.query(g.arn() + " errors", ALB, "HTTPCode_Target_5XX_Count", dimensions, "Sum"),
        LoadReader.query(g.arn() + " latency", ALB, "TargetResponseTime", dimensions, "p95"));
  }

  /** False when one of the group's series was not read. */
  boolean add(TargetGroup g, Map<String, List<MetricSeries.Point>> series) {
    List<MetricSeries.Point> requests = series.get(g.arn() + " requests");
    List<MetricSeries.Point> errors = series.get(g.arn() + " errors");
    List<MetricSeries.Point> latency = series.get(g.arn() + " latency");
    if (requests == null || errors == null || latency == null) {
      return false;
    }
    requests.forEach(p -> at(p.at())[REQUESTS] += p.value());
    errors.forEach(p -> at(p.at())[ERRORS] += p.value());
    latency.forEach(p -> at(p.at())[LATENCY] = Math.max(at(p.at())[LATENCY], p.value()));
    return true;
  }

  private double[] at(Instant period) {
    return periods.computeIfAbsent(period, k -> new double[3]);
  }

  /** Over the last full periods; null without a load balancer or a request. */
  @Nullable Double requestsPerMinute() {
    double sum = 0;
    for (var e : periods.entrySet()) {
      boolean full = e.getKey().isBefore(recent.plus(Periods.RECENT));
      sum += full && !e.getKey().isBefore(recent) ? e.getValue()[REQUESTS] : 0;
    }
    return sum == 0 ? null : sum / Periods.RECENT.toMinutes();
  }

  /** Requests of whole periods, in ascending time. */
  List<MetricSeries.Point> course() {
    List<MetricSeries.Point> course = new ArrayList<>();
    periods.forEach(
        (at, p) -> {
          if (at.isBefore(recent.plus(Periods.RECENT))) {
            course.add(new MetricSeries.Point(at, p[REQUESTS]));
          }
        });
    return course;
  }

  @Nullable Trend errors() {
    double requests = 0;
    double errors = 0;
    for (var e : periods.entrySet()) {
      if (!e.getKey().isBefore(recent)) {
        requests += e.getValue()[REQUESTS];
        errors += e.getValue()[ERRORS];
      }
    }
    List<Trend.Sample> past = samples(false, ERRORS);
    List<Trend.Sample> now = samples(true, ERRORS);
    if (now.isEmpty()) {
      return null;
    }
    Trend trend = Trend.of(past, now, errors / requests, ERROR_FLOOR);
    return errors < LEAST_ERRORS ? new Trend(trend.now(), trend.usual(), null) : trend;
  }

  @Nullable Trend latency() {
    List<Trend.Sample> now = samples(true, LATENCY);
    if (now.isEmpty()) {
      return null;
    }
    double typical = Trend.median(now.stream().mapToDouble(Trend.Sample::value).toArray());
    return Trend.of(samples(false, LATENCY), now, typical, LATENCY_FLOOR);
  }

  /** Of periods with enough requests: the share of errors, or the percentile. */
  private List<Trend.Sample> samples(boolean newest, int which) {
    List<Trend.Sample> samples = new ArrayList<>();
    periods.forEach(
        (at, p) -> {
          if (at.isBefore(recent) != newest && p[REQUESTS] >= LEAST_REQUESTS) {
            double value = which == ERRORS ? p[ERRORS] / p[REQUESTS] : p[which];
            samples.add(new Trend.Sample(at, value));
          }
        });
    return samples;
  }
}
