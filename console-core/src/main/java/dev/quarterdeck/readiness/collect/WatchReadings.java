package dev.quarterdeck.readiness.collect;

import dev.quarterdeck.kernel.Listing;
import dev.quarterdeck.kernel.Unknown;
import dev.quarterdeck.readiness.collect.TaskDefinitionFacts.ContainerFacts;
import dev.quarterdeck.readiness.collect.WatchFacts.AlarmFacts;
import dev.quarterdeck.readiness.collect.WatchFacts.LogGroupFacts;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** CloudWatch as a run sees it. */
public final class WatchReadings {
  private final Once once;
  private final WatchFacts watch;
  private final EcsReadings ecs;

  private final String region;

  WatchReadings(Once once, Sources sources, EcsReadings ecs, String region) {
    this.once = once;
    this.watch = sources.watch();
    this.ecs = ecs;
    this.region = region;
  }

  /** Every alarm of the region. */
  public Listing<AlarmFacts> alarms() {
    return once.read("cloudwatch:DescribeAlarms", watch::alarms);
  }

  /** Every log group of the region. */
  public Listing<LogGroupFacts> logGroups() {
    return once.read("logs:DescribeLogGroups", watch::logGroups);
  }

  /** Names of the log groups of the region that containers in scope write to. */
  public Listing<String> usedGroups() {
    Listing<TaskDefinitionFacts> definitions = ecs.definitions();
    Set<String> names = new TreeSet<>();
    Set<Unknown> elsewhere = new LinkedHashSet<>();
    for (TaskDefinitionFacts d : definitions.items()) {
      for (ContainerFacts c : d.containers()) {
        String group = c.logOptions().get("awslogs-group");
        if (group != null) {
          unread(c)
              .ifPresentOrElse(
                  why -> elsewhere.add(new Unknown("log group " + group, why, null)),
                  () -> names.add(group));
        }
      }
    }
    return new Listing<>(List.copyOf(names), List.copyOf(elsewhere)).and(definitions.unknowns());
  }

  /** Why the log group of a container is not read: it logs to another region. */
  public Optional<String> unread(ContainerFacts container) {
    String where = container.logOptions().getOrDefault("awslogs-region", region);
    return where.equals(region)
        ? Optional.empty()
        : Optional.of("It is in " + where + ", and this run reads " + region + " only.");
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
