package dev.quarterdeck.health.load;

import dev.quarterdeck.health.MetricQuery;
import dev.quarterdeck.health.MetricSeries;
import dev.quarterdeck.health.Metrics;
import dev.quarterdeck.health.TargetGroup;
import dev.quarterdeck.kernel.Deadline;
import dev.quarterdeck.kernel.Later;
import dev.quarterdeck.kernel.Listing;
import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.kernel.Unknown;
import dev.quarterdeck.services.Service;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the load of many services with the fewest calls: GetMetricData takes 500 series. Two series
 * for each service and three for each of its target groups behind an application load balancer;
 * CloudWatch bills every series read (about 0.01 USD for a thousand), so an answer is kept for a
 * minute, in which metrics hardly move.
 */
public final class LoadReader {
  /** How far back the past of a measure goes. */
  public static final Duration PAST = Duration.ofHours(6);

  /** Of so few services the use of the CPU is read as far back: for its course. */
  private static final int FEW = 50;

  private static final Duration KEPT = Duration.ofMinutes(1);
  private static final String ECS = "AWS/ECS";

  private final Metrics metrics;
  private @Nullable Kept kept;

  public LoadReader(Metrics metrics) {
    this.metrics = metrics;
  }

  /**
   * @param loads by {@link Service#ref}; a service whose load could not be read is not in it
   * @param unknowns what could not be read
   */
  public record Loads(Map<String, Load> loads, List<Unknown> unknowns) {
    public Loads {
      loads = Map.copyOf(loads);
      unknowns = List.copyOf(unknowns);
    }
  }

  private record Kept(Set<String> of, Instant at, Loads loads) {}

  /**
   * The load of each service.
   *
   * @param groups by ARN; those that have no application load balancer carry no HTTP metrics
   * @param unreadable services whose target groups could not be described: their load is unknown
   */
  public Loads read(
      Deadline deadline,
      List<Service> services,
      Map<String, TargetGroup> groups,
      Set<String> unreadable,
      Instant now) {
    Set<String> of = new HashSet<>();
    services.forEach(s -> of.add(s.arn()));
    synchronized (this) {
      Kept last = kept;
      if (last != null
          && last.of().equals(of)
          && !now.isBefore(last.at())
          && now.isBefore(last.at().plus(KEPT))) {
        return last.loads();
      }
    }
    Loads loads = fresh(deadline, services, groups, unreadable, now);
    if (loads.unknowns().isEmpty() && unreadable.isEmpty()) {
      synchronized (this) {
        kept = new Kept(of, now, loads);
      }
    }
    return loads;
  }

  private Loads fresh(
      Deadline deadline,
      List<Service> services,
      Map<String, TargetGroup> groups,
      Set<String> unreadable,
      Instant now) {
    List<MetricQuery> use = new ArrayList<>();
    List<MetricQuery> traffic = new ArrayList<>();
    for (Service s : services) {
      Map<String, String> own = Map.of("ClusterName", s.cluster(), "ServiceName", s.name());
      use.add(query(s.ref() + " cpu", ECS, "CPUUtilization", own, "Average"));
      use.add(query(s.ref() + " memory", ECS, "MemoryUtilization", own, "Average"));
      for (TargetGroup g : balanced(s, groups)) {
        traffic.addAll(Traffic.queries(g));
      }
    }
    Instant grid = Periods.floor(now);
    Instant back = grid.minus(services.size() <= FEW ? PAST : Periods.RECENT);
    Later<Listing<MetricSeries>> used =
        Later.of("CPU and memory", () -> metrics.read(use, back, now));
    Later<Listing<MetricSeries>> carried =
        Later.of("requests and errors", () -> metrics.read(traffic, grid.minus(PAST), now));
    Later.readAll(deadline, List.of(used, carried));
    Map<String, List<MetricSeries.Point>> series = new HashMap<>();
    List<Unknown> unknowns = new ArrayList<>();
    take(used.outcome(), "the metrics of CPU and memory", series, unknowns);
    take(carried.outcome(), "the metrics of requests and errors", series, unknowns);
    Map<String, Load> loads = new HashMap<>();
    for (Service s : services) {
      Load load = unreadable.contains(s.ref()) ? null : load(s, balanced(s, groups), series, grid);
      if (load != null) {
        loads.put(s.ref(), load);
      }
    }
    return new Loads(loads, unknowns);
  }

  private static List<TargetGroup> balanced(Service s, Map<String, TargetGroup> groups) {
    return s.servingGroups().stream()
        .map(groups::get)
        .filter(Objects::nonNull)
        .filter(TargetGroup::application)
        .toList();
  }

  private static void take(
      Outcome<Listing<MetricSeries>> read,
      String what,
      Map<String, List<MetricSeries.Point>> into,
      List<Unknown> unknowns) {
    switch (read) {
      case Outcome.Done<Listing<MetricSeries>>(Listing<MetricSeries> listing) -> {
        listing.items().forEach(s -> into.put(s.id(), s.points()));
        unknowns.addAll(listing.unknowns());
      }
      case Outcome.Failed<Listing<MetricSeries>>(Problem p) -> unknowns.add(Unknown.of(what, p));
    }
  }

  /** Null when one of its series was not read. */
  private static @Nullable Load load(
      Service s,
      List<TargetGroup> groups,
      Map<String, List<MetricSeries.Point>> series,
      Instant grid) {
    List<MetricSeries.Point> cpu = series.get(s.ref() + " cpu");
    List<MetricSeries.Point> memory = series.get(s.ref() + " memory");
    if (cpu == null || memory == null) {
      return null;
    }
    Traffic all = new Traffic(grid);
    for (TargetGroup g : groups) {
      if (!all.add(g, series)) {
        return null;
      }
    }
    Instant recent = grid.minus(Periods.RECENT);
    return new Load(
        all.requestsPerMinute(),
        all.errors(),
        all.latency(),
        average(since(cpu, recent)),
        average(since(memory, recent)),
        groups.isEmpty() ? cpu : all.course());
  }

  private static List<MetricSeries.Point> since(List<MetricSeries.Point> points, Instant from) {
    return points.stream().filter(p -> !p.at().isBefore(from)).toList();
  }

  private static @Nullable Double average(List<MetricSeries.Point> points) {
    return points.isEmpty()
        ? null
        : points.stream().mapToDouble(MetricSeries.Point::value).average().orElseThrow();
  }

  static MetricQuery query(
      String id, String namespace, String metric, Map<String, String> dimensions, String stat) {
    return new MetricQuery(
        id, namespace, metric, dimensions, stat, (int) Periods.LENGTH.toSeconds());
  }
}
