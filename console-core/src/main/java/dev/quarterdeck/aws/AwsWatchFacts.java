package dev.quarterdeck.aws;

import dev.quarterdeck.kernel.Deadline;
import dev.quarterdeck.kernel.Listing;
import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.readiness.collect.WatchFacts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudwatch.model.AlarmType;
import software.amazon.awssdk.services.cloudwatch.model.CompositeAlarm;
import software.amazon.awssdk.services.cloudwatch.model.DashboardEntry;
import software.amazon.awssdk.services.cloudwatch.model.DescribeAlarmsResponse;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.ListDashboardsResponse;
import software.amazon.awssdk.services.cloudwatch.model.MetricAlarm;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;
import software.amazon.awssdk.services.cloudwatchlogs.model.DescribeLogGroupsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.DescribeMetricFiltersResponse;

/** CloudWatch and CloudWatch Logs as the readiness checklist reads them. */
public final class AwsWatchFacts implements WatchFacts {
  private static final int ALARMS = 100;
  private static final int GROUPS = 50;
  private final AwsClients aws;

  public AwsWatchFacts(AwsClients aws) {
    this.aws = aws;
  }

  /** {@code aws cloudwatch describe-alarms --alarm-types MetricAlarm CompositeAlarm}. */
  @Override
  public Outcome<Listing<AlarmFacts>> alarms() {
    return all(
        "alarms",
        token -> {
          DescribeAlarmsResponse r =
              aws.calls()
                  .one(
                      () ->
                          aws.cloudWatch()
                              .describeAlarms(
                                  q ->
                                      q.alarmTypes(
                                              AlarmType.METRIC_ALARM, AlarmType.COMPOSITE_ALARM)
                                          .maxRecords(ALARMS)
                                          .nextToken(token)));
          List<AlarmFacts> alarms = new ArrayList<>();
          r.metricAlarms().forEach(a -> alarms.add(alarm(a)));
          r.compositeAlarms().forEach(a -> alarms.add(alarm(a)));
          return new Pages.Page<>(alarms, r.nextToken());
        });
  }

  private static AlarmFacts alarm(MetricAlarm a) {
    List<Metric> metrics = new ArrayList<>();
    if (a.metricName() != null) {
      metrics.add(
          new Metric(Nulls.empty(a.namespace()), a.metricName(), dimensions(a.dimensions())));
    }
    for (MetricDataQuery q : a.metrics()) {
      if (q.metricStat() != null && q.metricStat().metric() != null) {
        var m = q.metricStat().metric();
        metrics.add(
            new Metric(
                Nulls.empty(m.namespace()),
                Nulls.empty(m.metricName()),
                dimensions(m.dimensions())));
      }
    }
    String math =
        a.metrics().stream()
            .filter(q -> q.metricStat() != null)
            .map(q -> q.metricStat().stat())
            .findFirst()
            .orElse(null);
    String own = a.extendedStatistic() == null ? a.statisticAsString() : a.extendedStatistic();
    return new AlarmFacts(
        Nulls.empty(a.alarmName()),
        Nulls.or(a.stateValueAsString(), "INSUFFICIENT_DATA"),
        a.stateTransitionedTimestamp() == null
            ? a.stateUpdatedTimestamp()
            : a.stateTransitionedTimestamp(),
        Nulls.no(a.actionsEnabled()),
        a.alarmActions(),
        own == null ? math : own,
        List.copyOf(metrics),
        null);
  }

  private static AlarmFacts alarm(CompositeAlarm a) {
    return new AlarmFacts(
        Nulls.empty(a.alarmName()),
        Nulls.or(a.stateValueAsString(), "INSUFFICIENT_DATA"),
        a.stateTransitionedTimestamp() == null
            ? a.stateUpdatedTimestamp()
            : a.stateTransitionedTimestamp(),
        Nulls.no(a.actionsEnabled()),
        a.alarmActions(),
        null,
        List.of(),
        a.alarmRule());
  }

  private static Map<String, String> dimensions(List<Dimension> dimensions) {
    Map<String, String> map = new HashMap<>();
    dimensions.forEach(d -> map.put(Nulls.empty(d.name()), Nulls.empty(d.value())));
    return Map.copyOf(map);
  }

  /** {@code aws logs describe-log-groups}. */
  @Override
  public Outcome<Listing<LogGroupFacts>> logGroups() {
    return all(
        "log groups",
        token -> {
          DescribeLogGroupsResponse r =
              aws.calls()
                  .one(() -> aws.logs().describeLogGroups(q -> q.limit(GROUPS).nextToken(token)));
          return new Pages.Page<>(
              r.logGroups().stream()
                  .map(
                      g ->
                          new LogGroupFacts(
                              Nulls.empty(g.logGroupName()),
                              g.retentionInDays(),
                              g.kmsKeyId(),
                              g.storedBytes() == null ? 0 : g.storedBytes()))
                  .toList(),
              r.nextToken());
        });
  }

  /** {@code aws logs describe-metric-filters}. */
  @Override
  public Outcome<Listing<Map.Entry<String, String>>> metricFilters() {
    return all(
        "metric filters",
        token -> {
          DescribeMetricFiltersResponse r =
              aws.calls()
                  .one(
                      () ->
                          aws.logs().describeMetricFilters(q -> q.limit(GROUPS).nextToken(token)));
          return new Pages.Page<>(
              r.metricFilters().stream()
                  .map(
                      f -> Map.entry(Nulls.empty(f.logGroupName()), Nulls.empty(f.filterPattern())))
                  .toList(),
              r.nextToken());
        });
  }

  /** {@code aws cloudwatch list-dashboards}, {@code get-dashboard} for each. */
  @Override
  public Outcome<Listing<Map.Entry<String, String>>> dashboards() {
    return all(
        "dashboards",
        token -> {
          ListDashboardsResponse r =
              aws.calls().one(() -> aws.cloudWatch().listDashboards(q -> q.nextToken(token)));
          return new Pages.Page<>(
              r.dashboardEntries().stream()
                  .map(DashboardEntry::dashboardName)
                  .map(
                      name ->
                          Map.entry(
                              name,
                              Nulls.empty(
                                  aws.calls()
                                      .one(
                                          () ->
                                              aws.cloudWatch()
                                                  .getDashboard(q -> q.dashboardName(name)))
                                      .dashboardBody())))
                  .toList(),
              r.nextToken());
        });
  }

  /** {@code aws cloudwatch get-metric-data}: one value over the whole time. */
  @Override
  public Outcome<Optional<Double>> metric(
      Metric metric, String statistic, Instant from, Instant to) {
    int period = (int) Math.max(60, (to.getEpochSecond() - from.getEpochSecond()) / 60 * 60);
    return aws.calls()
        .method(
            () ->
                aws
                    .calls()
                    .one(
                        () ->
                            aws.cloudWatch()
                                .getMetricData(
                                    q ->
                                        q.startTime(from)
                                            .endTime(to)
                                            .metricDataQueries(
                                                d ->
                                                    d.id("m")
                                                        .metricStat(
                                                            s ->
                                                                s.stat(statistic)
                                                                    .period(period)
                                                                    .metric(
                                                                        m ->
                                                                            m.namespace(
                                                                                    metric
                                                                                        .namespace())
                                                                                .metricName(
                                                                                    metric.name())
                                                                                .dimensions(
                                                                                    dimensions(
                                                                                        metric
                                                                                            .dimensions())))))))
                    .metricDataResults()
                    .stream()
                    .flatMap(r -> r.values().stream())
                    .max(Double::compare));
  }

  private static List<Dimension> dimensions(Map<String, String> dimensions) {
    return dimensions.entrySet().stream()
        .map(e -> Dimension.builder().name(e.getKey()).value(e.getValue()).build())
        .toList();
  }

  private <T> Outcome<Listing<T>> all(String what, Function<@Nullable String, Pages.Page<T>> page) {
    Deadline deadline = aws.deadline();
    return aws.calls().method(() -> Pages.all(deadline, what, page));
  }
}
