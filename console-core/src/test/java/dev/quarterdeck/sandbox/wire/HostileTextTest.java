package dev.quarterdeck.sandbox.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudwatch.model.DescribeAlarmsRequest;
import software.amazon.awssdk.services.cloudwatch.model.DescribeAlarmsResponse;
import software.amazon.awssdk.services.cloudwatch.model.MetricAlarm;
import software.amazon.awssdk.services.cloudwatch.model.StateValue;
import software.amazon.awssdk.services.cloudwatchlogs.model.LiveTailSessionLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.LiveTailSessionUpdate;

class HostileTextTest {
  private static final DescribeAlarmsResponse ANSWER =
      DescribeAlarmsResponse.builder()
          .metricAlarms(
              MetricAlarm.builder()
                  .alarmName("down")
                  .stateReason("It is.")
                  .stateValue(StateValue.ALARM)
                  .namespace("AWS/ECS")
                  .build())
          .build();

  private static MetricAlarm spoilt(boolean xml) {
    return ((DescribeAlarmsResponse) HostileText.in(ANSWER, xml)).metricAlarms().getFirst();
  }

  @Test
  void free_texts_are_spoilt_and_nothing_else() {
    MetricAlarm alarm = spoilt(false);
    assertThat(alarm.alarmName()).startsWith("down " + HostileText.SEEN).contains("\u001b[2J");
    assertThat(alarm.stateReason()).startsWith("It is.").contains("\u202e", "\u0007");
    assertThat(alarm.stateValue()).isEqualTo(StateValue.ALARM);
    assertThat(alarm.namespace()).isEqualTo("AWS/ECS");
  }

  @Test
  void xml_carries_what_xml_can() {
    assertThat(spoilt(true).alarmName()).contains("\u202e").doesNotContain("\u001b", "\u0000");
  }

  @Test
  void every_event_of_an_answer_that_goes_on_is_spoilt() {
    LiveTailSessionUpdate update =
        LiveTailSessionUpdate.builder()
            .sessionResults(LiveTailSessionLogEvent.builder().message("hello").build())
            .build();
    EventStream stream = (now, quiet) -> List.of(EventStream.Event.of("sessionUpdate", update));
    EventStreamBody.Streamed spoilt =
        (EventStreamBody.Streamed) HostileText.in(new EventStreamBody.Streamed(stream), false);
    assertThat(spoilt.stream().due(Instant.EPOCH, false))
        .singleElement()
        .satisfies(
            e ->
                assertThat(
                        ((LiveTailSessionUpdate) e.payload()).sessionResults().getFirst().message())
                    .startsWith("hello " + HostileText.SEEN)
                    .contains("\u001b[2J"));
  }

  @Test
  void a_name_that_is_sent_back_means_the_thing() {
    for (boolean xml : new boolean[] {true, false}) {
      DescribeAlarmsRequest asked =
          DescribeAlarmsRequest.builder().alarmNames(spoilt(xml).alarmName()).build();
      assertThat(HostileText.outOf(asked))
          .isEqualTo(DescribeAlarmsRequest.builder().alarmNames("down").build());
    }
  }

  @Test
  void so_it_is_with_ec2_whose_answers_are_not_of_the_model() {
    Map<String, Object> group = Map.of("groupId", "sg-1", "description", "the office");
    Ec2Reply reply = new Ec2Reply(Map.of("groups", List.of(group)));
    Object spoilt = ((Ec2Reply) HostileText.in(reply, true)).members().get("groups");
    assertThat(spoilt).asString().contains("groupId=sg-1", "the office " + HostileText.SEEN);
    Ec2Call asked = new Ec2Call();
    asked.parameters().put("Filter.1.Value.1", String.valueOf(spoilt));
    assertThat(((Ec2Call) HostileText.outOf(asked)).text("Filter.1.Value.1"))
        .contains("the office")
        .doesNotContain(HostileText.SEEN);
  }
}
