package dev.quarterdeck.sandbox.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quarterdeck.sandbox.Scenario;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.CloudWatchException;
import software.amazon.awssdk.services.cloudwatch.model.ComparisonOperator;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricDataResponse;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;
import software.amazon.awssdk.services.cloudwatch.model.Statistic;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilteredLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.InputLogEvent;

/** Metrics, alarms and logs, held against CloudWatch's documented arithmetic and tokens. */
class WatchRulesTest {
  private static final Instant HOUR = Instant.parse("2026-03-10T13:00:00Z");
  private final Aws aws = new Aws(Scenario.EMPTY);
  private final CloudWatchClient cloudWatch = aws.on(CloudWatchClient.builder());
  private final CloudWatchLogsClient logs = aws.on(CloudWatchLogsClient.builder());

  @AfterEach
  void close() {
    cloudWatch.close();
    logs.close();
    aws.close();
  }

  @Test
  void metricDataIsComputedAndPaged() {
    for (int minute = 0; minute < 10; minute++) {
      put(HOUR.plusSeconds(60L * minute), minute + 1);
    }
    GetMetricDataResponse five =
        data(
            300,
            100,
            null,
            query("avg", "Average", 300),
            query("sum", "Sum", 300),
            query("high", "p95", 300),
            expression("rate", "100 * sum / (avg + avg)"));
    assertThat(five.metricDataResults().get(0).values()).containsExactly(3.0, 8.0);
    assertThat(five.metricDataResults().get(0).timestamps())
        .containsExactly(HOUR, HOUR.plusSeconds(300));
    assertThat(five.metricDataResults().get(1).values()).containsExactly(15.0, 40.0);
    assertThat(five.metricDataResults().get(2).values()).containsExactly(5.0, 10.0);
    assertThat(five.metricDataResults().get(3).values()).containsExactly(250.0, 250.0);
    List<Double> paged = new ArrayList<>();
    String token = null;
    int pages = 0;
    do {
      GetMetricDataResponse page =
          data(60, 3, token, query("a", "Sum", 60), query("b", "Average", 60));
      page.metricDataResults().forEach(r -> paged.addAll(r.values()));
      token = page.nextToken();
      pages++;
    } while (token != null);
    assertThat(pages).isEqualTo(7);
    assertThat(paged).hasSize(20);
    assertThat(paged.subList(0, 10))
        .containsExactly(1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0, 10.0);
    assertThatThrownBy(() -> data(60, 3, null, expression("e", "1 +")))
        .isInstanceOf(CloudWatchException.class)
        .hasMessageContaining("Error in expression '1 +'");
    assertThatThrownBy(() -> data(60, 3, null, query("q", "pnine", 60)))
        .isInstanceOf(CloudWatchException.class)
        .hasMessageContaining("pnine");
    assertThatThrownBy(() -> data(60, 3, "nonsense", query("a", "Sum", 60)))
        .isInstanceOf(CloudWatchException.class);
  }

  @Test
  void alarmsFollowTheirMetricAndKeepAHistory() {
    cloudWatch.putMetricAlarm(
        b ->
            b.alarmName("depth")
                .namespace("Acme")
                .metricName("Depth")
                .statistic(Statistic.MAXIMUM)
                .period(60)
                .evaluationPeriods(2)
                .datapointsToAlarm(2)
                .threshold(5.0)
                .comparisonOperator(ComparisonOperator.GREATER_THAN_THRESHOLD)
                .treatMissingData("missing"));
    assertThat(state()).isEqualTo("INSUFFICIENT_DATA");
    minutes(3, 1);
    assertThat(state()).isEqualTo("OK");
    minutes(1, 9);
    assertThat(state()).isEqualTo("OK");
    minutes(3, 9);
    assertThat(state()).isEqualTo("ALARM");
    cloudWatch.setAlarmState(b -> b.alarmName("depth").stateValue("OK").stateReason("by hand"));
    assertThat(state()).isEqualTo("OK");
    minutes(2, 9);
    assertThat(state()).isEqualTo("ALARM");
    assertThat(
            cloudWatch
                .describeAlarmHistory(
                    b ->
                        b.alarmName("depth")
                            .historyItemType("StateUpdate")
                            .scanBy("TimestampAscending"))
                .alarmHistoryItems())
        .extracting(i -> i.historySummary())
        .containsExactly(
            "Alarm updated from INSUFFICIENT_DATA to OK",
            "Alarm updated from OK to ALARM",
            "Alarm updated from ALARM to OK",
            "Alarm updated from OK to ALARM");
  }

  @Test
  void filteredLinesAreNeitherLostNorDoubled() {
    stream("one");
    stream("two");
    long at = HOUR.toEpochMilli();
    List<InputLogEvent> same = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      same.add(InputLogEvent.builder().timestamp(at + i / 10).message("alike").build());
    }
    logs.putLogEvents(b -> b.logGroupName("g").logStreamName("one").logEvents(same));
    logs.putLogEvents(b -> b.logGroupName("g").logStreamName("two").logEvents(same));
    for (int limit : new int[] {1, 3, 7, 79, 80}) {
      List<FilteredLogEvent> all =
          logs.filterLogEventsPaginator(b -> b.logGroupName("g").limit(limit)).events().stream()
              .toList();
      assertThat(all).as("limit %d", limit).hasSize(80);
      assertThat(all).extracting(FilteredLogEvent::eventId).doesNotHaveDuplicates();
      assertThat(all).extracting(FilteredLogEvent::timestamp).isSorted();
    }
  }

  @Test
  void tokensOfAStreamGoBothWaysAndRestAtItsEnds() {
    stream("one");
    long at = HOUR.toEpochMilli();
    for (int i = 0; i < 5; i++) {
      line(at + i, "line-" + i);
    }
    var newest = logs.getLogEvents(b -> b.logGroupName("g").logStreamName("one").limit(2));
    assertThat(newest.events()).extracting(e -> e.message()).containsExactly("line-3", "line-4");
    var older =
        logs.getLogEvents(
            b ->
                b.logGroupName("g")
                    .logStreamName("one")
                    .limit(2)
                    .nextToken(newest.nextBackwardToken()));
    assertThat(older.events()).extracting(e -> e.message()).containsExactly("line-1", "line-2");
    var end =
        logs.getLogEvents(
            b -> b.logGroupName("g").logStreamName("one").nextToken(newest.nextForwardToken()));
    assertThat(end.events()).isEmpty();
    assertThat(end.nextForwardToken()).isEqualTo(newest.nextForwardToken());
    line(at + 9, "line-9");
    assertThat(
            logs.getLogEvents(
                    b -> b.logGroupName("g").logStreamName("one").nextToken(end.nextForwardToken()))
                .events())
        .extracting(e -> e.message())
        .containsExactly("line-9");
    assertThat(
            logs.getLogEvents(
                    b -> b.logGroupName("g").logStreamName("one").startFromHead(true).limit(1))
                .events()
                .getFirst()
                .message())
        .isEqualTo("line-0");
  }

  @Test
  void anAnswerHoldsOneMegabyteOfLines() {
    stream("one");
    for (int i = 0; i < 6; i++) {
      line(HOUR.toEpochMilli() + i, "x".repeat(250_000));
    }
    assertThat(
            logs.getLogEvents(b -> b.logGroupName("g").logStreamName("one").startFromHead(true))
                .events())
        .hasSize(4);
    assertThat(logs.filterLogEvents(b -> b.logGroupName("g")).events()).hasSize(4);
    assertThat(logs.filterLogEventsPaginator(b -> b.logGroupName("g")).events().stream())
        .hasSize(6);
  }

  private void stream(String name) {
    if (logs.describeLogGroups().logGroups().isEmpty()) {
      logs.createLogGroup(b -> b.logGroupName("g"));
    }
    logs.createLogStream(b -> b.logGroupName("g").logStreamName(name));
  }

  private void line(long at, String message) {
    logs.putLogEvents(
        b ->
            b.logGroupName("g")
                .logStreamName("one")
                .logEvents(e -> e.timestamp(at).message(message)));
  }

  private void minutes(int count, double value) {
    for (int i = 0; i < count; i++) {
      put(aws.sandbox.world().now(), value);
      aws.sandbox.world().advance(Duration.ofMinutes(1));
    }
    aws.sandbox.world().advance(Duration.ofSeconds(10));
  }

  private String state() {
    return cloudWatch
        .describeAlarms(b -> b.alarmNames("depth"))
        .metricAlarms()
        .getFirst()
        .stateValueAsString();
  }

  private void put(Instant at, double value) {
    cloudWatch.putMetricData(
        b -> b.namespace("Acme").metricData(d -> d.metricName("Depth").timestamp(at).value(value)));
  }

  private static MetricDataQuery query(String id, String stat, int period) {
    return MetricDataQuery.builder()
        .id(id)
        .metricStat(
            s -> s.metric(m -> m.namespace("Acme").metricName("Depth")).stat(stat).period(period))
        .build();
  }

  private static MetricDataQuery expression(String id, String text) {
    return MetricDataQuery.builder().id(id).expression(text).build();
  }

  private GetMetricDataResponse data(
      int period,
      int max,
      @org.jspecify.annotations.Nullable String token,
      MetricDataQuery... queries) {
    return cloudWatch.getMetricData(
        b ->
            b.metricDataQueries(queries)
                .startTime(HOUR)
                .endTime(HOUR.plusSeconds(period * 10L))
                .scanBy("TimestampAscending")
                .maxDatapoints(max)
                .nextToken(token));
  }
}
