package dev.quarterdeck.health.load;

import dev.quarterdeck.health.LoadBalancers;
import dev.quarterdeck.health.MetricQuery;
import dev.quarterdeck.health.MetricSeries;
import dev.quarterdeck.health.Metrics;
import dev.quarterdeck.health.Production;
import dev.quarterdeck.health.TargetGroup;
import dev.quarterdeck.health.load.ServiceMetrics.Measure;
import dev.quarterdeck.kernel.Listing;
import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.kernel.Snapshot;
import dev.quarterdeck.kernel.Unknown;
import dev.quarterdeck.services.Service;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Reads the metrics of one service with a single GetMetricData. */
public final class MetricsReader {
  private final Metrics metrics;
  private final LoadBalancers loadBalancers;
  private final InstantSource clock;

  public MetricsReader(Metrics metrics, LoadBalancers loadBalancers, InstantSource clock) {
    this.metrics = metrics;
    this.loadBalancers = loadBalancers;
    this.clock = clock;
  }

  /**
   * The window that ends now, in whole periods and the running one, of which counts are left out:
   * they are not whole yet. Over several target groups counts are added, and of percentiles the
   * worst is taken.
   *
   * @param period a multiple of a minute
   */
  public Outcome<Snapshot<ServiceMetrics>> read(Service asked, Duration window, Duration period) {
    Instant now = clock.instant();
    long length = period.toSeconds();
    Instant from =
        Instant.ofEpochSecond(Math.floorDiv(now.minus(window).getEpochSecond(), length) * length);
    Production production = Production.of(List.of(asked), loadBalancers);
    Service s = production.services().getFirst();
    List<Unknown> unknowns = new ArrayList<>(production.unknowns());
    List<TargetGroup> groups = groups(s, unknowns);
    List<MetricQuery> queries = new ArrayList<>();
    List<Measure> measures = new ArrayList<>();
    for (Measure m : Measure.values()) {
      if (m.ofService()) {
        measures.add(m);
        queries.add(
            query(
                m,
                "AWS/ECS",
                Map.of("ClusterName", s.cluster(), "ServiceName", s.name()),
                "",
                period));
      } else if (!groups.isEmpty()) {
        measures.add(m);
        for (TargetGroup g : groups) {
          queries.add(
              query(
                  m,
                  "AWS/ApplicationELB",
                  Map.of("LoadBalancer", g.loadBalancerDimension(), "TargetGroup", g.dimension()),
                  g.arn(),
                  period));
        }
      }
    }
    return metrics
        .read(queries, from, now)
        .map(
            read -> {
              unknowns.addAll(read.unknowns());
              return new Snapshot<>(
                  new ServiceMetrics(
                      s.cluster(),
                      s.name(),
                      from,
                      now,
                      period,
                      series(measures, groups, read, now.minus(period))),
                  now,
                  unknowns);
            });
  }

  private List<TargetGroup> groups(Service s, List<Unknown> unknowns) {
    List<String> arns = s.servingGroups();
    if (arns.isEmpty()) {
      return List.of();
    }
    return switch (loadBalancers.targetGroups()) {
      case Outcome.Done<Listing<TargetGroup>>(Listing<TargetGroup> all) -> {
        unknowns.addAll(all.unknowns());
        yield all.items().stream().filter(g -> arns.contains(g.arn()) && g.application()).toList();
      }
      case Outcome.Failed<Listing<TargetGroup>>(Problem p) -> {
        unknowns.add(Unknown.of("requests, errors and response times", p));
        yield List.of();
      }
    };
  }

  private static MetricQuery query(
      Measure m, String namespace, Map<String, String> dimensions, String group, Duration period) {
    return new MetricQuery(
        id(m, group), namespace, m.metric(), dimensions, m.statistic(), (int) period.toSeconds());
  }

  private static String id(Measure m, String group) {
    return m.name() + ' ' + group;
  }

  /**
   * A measure of which one target group's series is missing is left out as a whole.
   *
   * @param whole periods that begin later are still running
   */
  private static List<ServiceMetrics.Series> series(
      List<Measure> measures, List<TargetGroup> groups, Listing<MetricSeries> read, Instant whole) {
    Map<String, List<MetricSeries.Point>> byId = new TreeMap<>();
    read.items().forEach(s -> byId.put(s.id(), s.points()));
    List<ServiceMetrics.Series> all = new ArrayList<>();
    for (Measure m : measures) {
      List<String> ids =
          m.ofService() ? List.of(id(m, "")) : groups.stream().map(g -> id(m, g.arn())).toList();
      if (byId.keySet().containsAll(ids)) {
        boolean counts = m.unit() == ServiceMetrics.Unit.COUNT;
        Map<Instant, Double> points = new TreeMap<>();
        for (String id : ids) {
          for (MetricSeries.Point p : byId.getOrDefault(id, List.of())) {
            if (!counts || !p.at().isAfter(whole)) {
              points.merge(p.at(), p.value(), counts ? Double::sum : Math::max);
            }
          }
        }
        all.add(
            new ServiceMetrics.Series(
                m,
                points.entrySet().stream()
                    .map(e -> new MetricSeries.Point(e.getKey(), e.getValue()))
                    .toList()));
      }
    }
    return all;
  }
}
