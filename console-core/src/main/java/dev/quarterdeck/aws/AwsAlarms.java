package dev.quarterdeck.aws;

import dev.quarterdeck.health.Alarm;
import dev.quarterdeck.health.Alarms;
import dev.quarterdeck.kernel.Deadline;
import dev.quarterdeck.kernel.Listing;
import dev.quarterdeck.kernel.Outcome;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.cloudwatch.model.AlarmType;
import software.amazon.awssdk.services.cloudwatch.model.CompositeAlarm;
import software.amazon.awssdk.services.cloudwatch.model.DescribeAlarmsResponse;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.MetricAlarm;

/** CloudWatch alarms. */
public final class AwsAlarms implements Alarms {
  private static final int PAGE = 100;
  private final AwsClients aws;

  public AwsAlarms(AwsClients aws) {
    this.aws = aws;
  }

  /** {@code aws cloudwatch describe-alarms --alarm-types MetricAlarm CompositeAlarm}. */
  @Override
  public Outcome<Listing<Alarm>> all() {
    Deadline deadline = aws.deadline();
    return aws.calls().method(() -> Pages.all(deadline, "alarms", this::page));
  }

  /** {@code aws cloudwatch list-tags-for-resource}. */
  @Override
  public Outcome<Map<String, String>> tags(String alarmArn) {
    return aws.calls()
        .method(
            () -> {
              Map<String, String> tags = new LinkedHashMap<>();
              aws.calls()
                  .one(() -> aws.cloudWatch().listTagsForResource(q -> q.resourceARN(alarmArn)))
                  .tags()
                  .forEach(t -> tags.put(t.key(), Nulls.empty(t.value())));
              return tags;
            });
  }

  private Pages.Page<Alarm> page(@org.jspecify.annotations.Nullable String token) {
    DescribeAlarmsResponse r =
        aws.calls()
            .one(
                () ->
                    aws.cloudWatch()
                        .describeAlarms(
                            q ->
                                q.alarmTypes(AlarmType.METRIC_ALARM, AlarmType.COMPOSITE_ALARM)
                                    .maxRecords(PAGE)
                                    .nextToken(token)));
    List<Alarm> alarms = new ArrayList<>();
    r.metricAlarms().forEach(a -> alarms.add(metric(a)));
    r.compositeAlarms().forEach(a -> alarms.add(composite(a)));
    return new Pages.Page<>(alarms, r.nextToken());
  }

  static Alarm metric(MetricAlarm a) {
    List<Map<String, String>> watched = new ArrayList<>();
    if (!a.dimensions().isEmpty()) {
      watched.add(dimensions(a.dimensions()));
    }
    a.metrics().stream()
        .filter(m -> m.metricStat() != null && m.metricStat().metric() != null)
        .forEach(m -> watched.add(dimensions(m.metricStat().metric().dimensions())));
    return new Alarm(
        a.alarmArn(),
        a.alarmName(),
        Nulls.or(a.stateValueAsString(), "INSUFFICIENT_DATA"),
        a.stateReason(),
        a.stateTransitionedTimestamp() != null
            ? a.stateTransitionedTimestamp()
            : a.stateUpdatedTimestamp(),
        Nulls.no(a.actionsEnabled()),
        a.namespace(),
        a.metricName(),
        watched);
  }

  private static Map<String, String> dimensions(List<Dimension> dimensions) {
    Map<String, String> all = new LinkedHashMap<>();
    dimensions.forEach(d -> all.put(d.name(), d.value()));
    return all;
  }

  static Alarm composite(CompositeAlarm a) {
    return new Alarm(
        a.alarmArn(),
        a.alarmName(),
        Nulls.or(a.stateValueAsString(), "INSUFFICIENT_DATA"),
        a.stateReason(),
        a.stateTransitionedTimestamp() != null
            ? a.stateTransitionedTimestamp()
            : a.stateUpdatedTimestamp(),
        Nulls.no(a.actionsEnabled()),
        null,
        null,
        List.of());
  }
}
