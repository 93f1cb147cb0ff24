package dev.quarterdeck.aws;

import dev.quarterdeck.health.alarm.AlarmBook;
import dev.quarterdeck.health.alarm.AlarmDetail;
import dev.quarterdeck.health.alarm.AlarmEvent;
import dev.quarterdeck.kernel.Deadline;
import dev.quarterdeck.kernel.Listing;
import dev.quarterdeck.kernel.Outcome;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudwatch.model.AlarmType;
import software.amazon.awssdk.services.cloudwatch.model.CompositeAlarm;
import software.amazon.awssdk.services.cloudwatch.model.DescribeAlarmHistoryResponse;
import software.amazon.awssdk.services.cloudwatch.model.DescribeAlarmsResponse;
import software.amazon.awssdk.services.cloudwatch.model.MetricAlarm;
import software.amazon.awssdk.services.cloudwatch.model.ScanBy;

/** CloudWatch alarms by name. */
public final class AwsAlarmBook implements AlarmBook {
  private static final int NAMES = 100;
  private final AwsClients aws;

  public AwsAlarmBook(AwsClients aws) {
    this.aws = aws;
  }

  /** {@code aws cloudwatch describe-alarms --alarm-names}, a hundred a call. */
  @Override
  public Outcome<Listing<AlarmDetail>> named(List<String> names) {
    if (names.isEmpty()) {
      return Outcome.done(Listing.complete(List.of()));
    }
    Deadline deadline = aws.deadline();
    return aws.calls()
        .method(
            () ->
                Batches.read(
                    aws.calls(), deadline, "alarms", Pages.batches(names, NAMES), this::batch));
  }

  private Listing<AlarmDetail> batch(List<String> names) {
    DescribeAlarmsResponse r =
        aws.calls()
            .one(
                () ->
                    aws.cloudWatch()
                        .describeAlarms(
                            q ->
                                q.alarmNames(names)
                                    .maxRecords(NAMES)
                                    .alarmTypes(
                                        AlarmType.METRIC_ALARM, AlarmType.COMPOSITE_ALARM)));
    List<AlarmDetail> found = new ArrayList<>();
    r.metricAlarms().forEach(a -> found.add(metric(a)));
    r.compositeAlarms().forEach(a -> found.add(composite(a)));
    return Listing.complete(found);
  }

  private static AlarmDetail metric(MetricAlarm a) {
    String statistic =
        a.statisticAsString() != null ? a.statisticAsString() : Nulls.empty(a.extendedStatistic());
    String measure =
        a.metricName() == null
            ? "a metric expression"
            : (statistic.isEmpty() ? "" : statistic + " of ") + a.metricName();
    int of = Nulls.zero(a.evaluationPeriods());
    int needed = a.datapointsToAlarm() == null ? of : a.datapointsToAlarm();
    return new AlarmDetail(
        AwsAlarms.metric(a),
        a.alarmDescription(),
        "%s %s %s for %d of %d periods of %d s"
            .formatted(
                measure,
                comparison(Nulls.empty(a.comparisonOperatorAsString())),
                a.threshold() == null ? "its band" : plain(a.threshold()),
                needed,
                of,
                Nulls.zero(a.period())),
        a.alarmActions());
  }

  private static String plain(double threshold) {
    return threshold == Math.rint(threshold)
        ? Long.toString((long) threshold)
        : Double.toString(threshold);
  }

  private static String comparison(String operator) {
    return switch (operator) {
      case "GreaterThanThreshold" -> ">";
      case "GreaterThanOrEqualToThreshold" -> ">=";
      case "LessThanThreshold" -> "<";
      case "LessThanOrEqualToThreshold" -> "<=";
      default -> operator;
    };
  }

  private static AlarmDetail composite(CompositeAlarm a) {
    return new AlarmDetail(
        AwsAlarms.composite(a), a.alarmDescription(), Nulls.empty(a.alarmRule()), a.alarmActions());
  }

  /** {@code aws cloudwatch describe-alarm-history --scan-by TimestampDescending}. */
  @Override
  public Outcome<Listing<AlarmEvent>> history(String name, Instant from, Instant to) {
    Deadline deadline = aws.deadline();
    return aws.calls()
        .method(
            () -> Pages.all(deadline, "the alarm's history", token -> page(name, from, to, token)));
  }

  private Pages.Page<AlarmEvent> page(
      String name, Instant from, Instant to, @Nullable String token) {
    DescribeAlarmHistoryResponse r =
        aws.calls()
            .one(
                () ->
                    aws.cloudWatch()
                        .describeAlarmHistory(
                            q ->
                                q.alarmName(name)
                                    .alarmTypes(AlarmType.METRIC_ALARM, AlarmType.COMPOSITE_ALARM)
                                    .startDate(from)
                                    .endDate(to)
                                    .scanBy(ScanBy.TIMESTAMP_DESCENDING)
                                    .maxRecords(NAMES)
                                    .nextToken(token)));
    return new Pages.Page<>(
        r.alarmHistoryItems().stream()
            .map(
                i ->
                    new AlarmEvent(
                        Nulls.empty(i.alarmName()),
                        i.timestamp() == null ? Instant.EPOCH : i.timestamp(),
                        Nulls.empty(i.historyItemTypeAsString()),
                        Nulls.empty(i.historySummary())))
            .toList(),
        r.nextToken());
  }

  /** {@code aws cloudwatch disable-alarm-actions}, a hundred names a call. */
  @Override
  public Outcome<Boolean> disableActions(List<String> names) {
    return aws.calls()
        .change(
            () -> {
              for (List<String> batch : Pages.batches(names, NAMES)) {
                aws.calls()
                    .one(() -> aws.cloudWatch().disableAlarmActions(q -> q.alarmNames(batch)));
              }
              return true;
            });
  }

  /** {@code aws cloudwatch enable-alarm-actions}, a hundred names a call. */
  @Override
  public Outcome<Boolean> enableActions(List<String> names) {
    return aws.calls()
        .change(
            () -> {
              for (List<String> batch : Pages.batches(names, NAMES)) {
                aws.calls()
                    .one(() -> aws.cloudWatch().enableAlarmActions(q -> q.alarmNames(batch)));
              }
              return true;
            });
  }
}
