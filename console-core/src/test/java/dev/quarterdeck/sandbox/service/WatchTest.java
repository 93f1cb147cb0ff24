package dev.quarterdeck.sandbox.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.sandbox.Scenario;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.MetricAlarm;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;

class WatchTest {

  @Test
  void noisyErrorsFireTheAlarmAndFillTheLog() {
    try (Aws aws = new Aws(Scenario.NOISY_ERRORS);
        CloudWatchClient cloudWatch = aws.on(CloudWatchClient.builder());
        CloudWatchLogsClient logs = aws.on(CloudWatchLogsClient.builder())) {
      assertThat(cloudWatch.describeAlarms(b -> b.stateValue("ALARM")).metricAlarms())
          .extracting(MetricAlarm::alarmName)
          .containsExactly("acme-prod-web-5xx");
      assertThat(
              cloudWatch
                  .describeAlarmHistory(
                      b -> b.alarmName("acme-prod-web-5xx").historyItemType("StateUpdate"))
                  .alarmHistoryItems()
                  .getFirst()
                  .historySummary())
          .isEqualTo("Alarm updated from OK to ALARM");
      Instant now = aws.sandbox.world().now();
      var errors =
          logs
              .filterLogEventsPaginator(
                  b ->
                      b.logGroupName("/ecs/acme-prod-web")
                          .startTime(now.minusSeconds(600).toEpochMilli())
                          .filterPattern("{ $.level = \"error\" && $.status >= 500 }")
                          .limit(7))
              .events()
              .stream()
              .toList();
      assertThat(errors)
          .hasSizeGreaterThan(40)
          .allMatch(e -> e.message().contains("\"status\":502"));
      assertThat(errors).extracting(e -> e.eventId()).doesNotHaveDuplicates();
    }
  }

  @Test
  void calmHasNoAlarm() {
    try (Aws aws = new Aws(Scenario.CALM);
        CloudWatchClient cloudWatch = aws.on(CloudWatchClient.builder())) {
      assertThat(cloudWatch.describeAlarms().metricAlarms())
          .hasSize(10)
          .allMatch(a -> a.stateValueAsString().equals("OK"));
    }
  }
}
