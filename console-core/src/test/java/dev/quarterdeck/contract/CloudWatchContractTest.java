package dev.quarterdeck.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.aws.AwsAlarmBook;
import dev.quarterdeck.aws.AwsAlarms;
import dev.quarterdeck.aws.AwsMetrics;
import dev.quarterdeck.health.Alarm;
import dev.quarterdeck.health.MetricQuery;
import dev.quarterdeck.health.MetricSeries;
import dev.quarterdeck.kernel.Listing;
import dev.quarterdeck.kernel.Problem;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.cloudwatch.model.ComparisonOperator;
import software.amazon.awssdk.services.cloudwatch.model.StateValue;
import software.amazon.awssdk.services.cloudwatch.model.Statistic;

@ParameterizedClass
@MethodSource("dev.quarterdeck.contract.ContractEndpoints#all")
class CloudWatchContractTest extends Contract {
  CloudWatchContractTest(ContractEndpoint endpoint) {
    super(endpoint);
  }

  private void alarm(String name) {
    clients
        .cloudWatch()
        .putMetricAlarm(
            q ->
                q.alarmName(prefix + name)
                    .namespace("AWS/ECS")
                    .metricName("CPUUtilization")
                    .dimensions(
                        d -> d.name("ClusterName").value("main"),
                        d -> d.name("ServiceName").value("api"))
                    .statistic(Statistic.AVERAGE)
                    .period(60)
                    .evaluationPeriods(1)
                    .threshold(80.0)
                    .comparisonOperator(ComparisonOperator.GREATER_THAN_THRESHOLD));
  }

  @Test
  void listsEveryPageOfAlarms() {
    for (int i = 0; i < 110; i++) {
      alarm("a" + i);
    }
    Listing<Alarm> alarms = Expect.done(new AwsAlarms(clients).all());
    assertThat(alarms.isComplete()).isTrue();
    assertThat(alarms.items())
        .filteredOn(a -> a.name().startsWith(prefix))
        .hasSize(110)
        .extracting(Alarm::arn)
        .doesNotHaveDuplicates();
  }

  @Test
  void tellsStateReasonAndDimensions() {
    alarm("cpu");
    clients
        .cloudWatch()
        .setAlarmState(
            q ->
                q.alarmName(prefix + "cpu")
                    .stateValue(StateValue.ALARM)
                    .stateReason("held against the contract"));
    Alarm alarm =
        Expect.done(new AwsAlarms(clients).all()).items().stream()
            .filter(a -> a.name().equals(prefix + "cpu"))
            .findFirst()
            .orElseThrow();
    assertThat(alarm.firing()).isTrue();
    assertThat(alarm.stateReason()).contains("held against the contract");
    assertThat(alarm.namespace()).isEqualTo("AWS/ECS");
    assertThat(alarm.metric()).isEqualTo("CPUUtilization");
    assertThat(alarm.dimensions())
        .containsEntry("ServiceName", "api")
        .containsEntry("ClusterName", "main");
    assertThat(alarm.since()).isNotNull();
    AwsAlarmBook book = new AwsAlarmBook(clients);
    assertThat(Expect.done(book.named(List.of(prefix + "cpu", prefix + "nobody"))).items())
        .singleElement()
        .satisfies(
            d -> {
              assertThat(d.alarm().arn()).isEqualTo(alarm.arn());
              assertThat(d.rule()).contains("of CPUUtilization > ").contains("periods of 60 s");
            });
    assertThat(Expect.done(new AwsAlarms(clients).tags(alarm.arn()))).isEmpty();
  }

  @Test
  void actionsAreSwitchedOffAndOn() {
    alarm("loud");
    AwsAlarmBook book = new AwsAlarmBook(clients);
    assertThat(actions(book)).isTrue();
    if (differs(KnownDifference.ALARM_ACTIONS_CANNOT_BE_SWITCHED)) {
      Expect.failed(book.disableActions(List.of(prefix + "loud")), Problem.Unreachable.class);
      return;
    }
    assertThat(Expect.done(book.disableActions(List.of(prefix + "loud")))).isTrue();
    assertThat(actions(book)).isFalse();
    assertThat(Expect.done(book.enableActions(List.of(prefix + "loud")))).isTrue();
    assertThat(actions(book)).isTrue();
  }

  private boolean actions(AwsAlarmBook book) {
    return Expect.done(book.named(List.of(prefix + "loud")))
        .items()
        .getFirst()
        .alarm()
        .actionsEnabled();
  }

  @Test
  void readsSeriesInAscendingTime() {
    // Asked of the endpoint, for its clock is what a metric's time is held against.
    Instant now = endpoint.now().truncatedTo(ChronoUnit.MINUTES);
    for (int i = 1; i <= 3; i++) {
      Instant at = now.minus(i, ChronoUnit.MINUTES);
      double value = i;
      clients
          .cloudWatch()
          .putMetricData(
              q ->
                  q.namespace("Contract")
                      .metricData(
                          m ->
                              m.metricName("Requests")
                                  .dimensions(d -> d.name("Run").value(prefix))
                                  .timestamp(at)
                                  .value(value)));
    }
    MetricQuery requests =
        new MetricQuery("requests-sum", "Contract", "Requests", Map.of("Run", prefix), "Sum", 60);
    MetricQuery none =
        new MetricQuery("none", "Contract", "Requests", Map.of("Run", "other"), "Sum", 60);
    List<MetricSeries> series =
        Expect.done(
                new AwsMetrics(clients)
                    .read(
                        List.of(requests, none),
                        now.minus(10, ChronoUnit.MINUTES),
                        now.plus(1, ChronoUnit.MINUTES)))
            .items();
    assertThat(series).extracting(MetricSeries::id).containsExactly("requests-sum", "none");
    assertThat(series.getFirst().points())
        .extracting(MetricSeries.Point::value)
        .containsExactly(3.0, 2.0, 1.0);
    assertThat(series.getFirst().points())
        .isSortedAccordingTo(java.util.Comparator.comparing(MetricSeries.Point::at));
    assertThat(series.getLast().points()).isEmpty();
  }
}
