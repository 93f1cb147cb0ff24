package dev.quarterdeck.aws;

import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.readiness.fix.WatchEditor;
import software.amazon.awssdk.services.cloudwatch.model.ComparisonOperator;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.PutMetricAlarmRequest;

/** Changes of CloudWatch and CloudWatch Logs. */
public final class AwsWatchEditor implements WatchEditor {
  private final AwsClients aws;

  public AwsWatchEditor(AwsClients aws) {
    this.aws = aws;
  }

  /** {@code aws logs put-retention-policy}. */
  @Override
  public Outcome<String> retention(String group, int days) {
    return aws.calls()
        .change(
            () -> {
              aws.calls()
                  .one(
                      () ->
                          aws.logs()
                              .putRetentionPolicy(
                                  q -> q.logGroupName(group).retentionInDays(days)));
              return group;
            });
  }

  /** {@code aws cloudwatch put-metric-alarm}. */
  @Override
  public Outcome<String> alarm(AlarmSpec a) {
    PutMetricAlarmRequest.Builder request =
        PutMetricAlarmRequest.builder()
            .alarmName(a.name())
            .namespace(a.namespace())
            .metricName(a.metric())
            .dimensions(
                a.dimensions().entrySet().stream()
                    .map(e -> Dimension.builder().name(e.getKey()).value(e.getValue()).build())
                    .toList())
            .period(a.periodSeconds())
            .evaluationPeriods(a.periods())
            .threshold(a.threshold())
            .comparisonOperator(ComparisonOperator.GREATER_THAN_THRESHOLD)
            .treatMissingData(a.missing())
            .actionsEnabled(true)
            .alarmActions(a.topic());
    if (a.statistic().startsWith("p")) {
      request.extendedStatistic(a.statistic());
    } else {
      request.statistic(a.statistic());
    }
    return aws.calls()
        .change(
            () -> {
              aws.calls().one(() -> aws.cloudWatch().putMetricAlarm(request.build()));
              return a.name();
            });
  }
}
