package dev.quarterdeck.readiness.collect;

import dev.quarterdeck.kernel.Listing;
import dev.quarterdeck.readiness.collect.WatchFacts.AlarmFacts;
import dev.quarterdeck.readiness.collect.WatchFacts.LogGroupFacts;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** CloudWatch as a run sees it. */
public final class WatchReadings {
  private final Once once;
  private final WatchFacts watch;
  private final EcsReadings ecs;

  WatchReadings(Once once, Sources sources, EcsReadings ecs) {
    this.once = once;
    this.watch = sources.watch();
    this.ecs = ecs;
  }

  /** Every alarm of the region. */
  public Listing<AlarmFacts> alarms() {
    return once.read("cloudwatch:DescribeAlarms", watch::alarms);
  }

  /** Every log group of the region. */
  public Listing<LogGroupFacts> logGroups() {
    return once.read("logs:DescribeLogGroups", watch::logGroups);
  }

  /** Names of the log groups that containers in scope write to. */
  public Listing<String> usedGroups() {
    Listing<TaskDefinitionFacts> definitions = ecs.definitions();
    Set<String> names =
        definitions.items().stream()
            .flatMap(d -> d.containers().stream())
            .map(c -> c.logOptions().get("awslogs-group"))
            .filter(Objects::nonNull)
            .collect(Collectors.toSet());
    return new Listing<>(names.stream().sorted().toList(), definitions.unknowns());
  }

  public Listing<Map.Entry<String, String>> metricFilters() {
    return once.read("logs:DescribeMetricFilters", watch::metricFilters);
  }

  public Listing<Map.Entry<String, String>> dashboards() {
    return once.read("cloudwatch:ListDashboards", watch::dashboards);
  }

  public Optional<Double> metric(
      WatchFacts.Metric metric, String statistic, Instant from, Instant to) {
    return once.read(
        "cloudwatch:GetMetricData " + metric + statistic,
        () -> watch.metric(metric, statistic, from, to));
  }
}
