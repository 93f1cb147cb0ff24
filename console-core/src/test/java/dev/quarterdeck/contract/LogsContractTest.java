package dev.quarterdeck.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.aws.AwsLogs;
import dev.quarterdeck.kernel.Listing;
import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.logs.LogEvent;
import dev.quarterdeck.logs.LogGroup;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.cloudwatchlogs.model.InputLogEvent;

@ParameterizedClass
@MethodSource("dev.quarterdeck.contract.ContractEndpoints#all")
class LogsContractTest extends Contract {
  LogsContractTest(ContractEndpoint endpoint) {
    super(endpoint);
  }

  private String group(String name) {
    String group = "/" + prefix + name;
    clients.logs().createLogGroup(q -> q.logGroupName(group));
    return group;
  }

  @Test
  void listsEveryPageOfGroupsUnderAPrefix() {
    for (int i = 0; i < 60; i++) {
      group("g" + i);
    }
    clients.logs().putRetentionPolicy(q -> q.logGroupName("/" + prefix + "g7").retentionInDays(14));
    AwsLogs logs = new AwsLogs(clients);
    Listing<LogGroup> groups = Expect.done(logs.groups("/" + prefix));
    assertThat(groups.isComplete()).isTrue();
    assertThat(groups.items()).hasSize(60).extracting(LogGroup::name).doesNotHaveDuplicates();
    LogGroup kept =
        groups.items().stream().filter(g -> g.name().endsWith("g7")).findFirst().orElseThrow();
    assertThat(kept.retentionDays()).isEqualTo(14);
    assertThat(kept.arn()).contains(kept.name());
    assertThat(Expect.done(logs.groups("/" + prefix + "g7")).items()).hasSize(1);
    assertThat(Expect.done(logs.groups("")).items()).hasSizeGreaterThanOrEqualTo(60);
  }

  @Test
  void readsEventsUpToALimitAndSaysThatTheyAreCut() {
    String group = group("events");
    clients.logs().createLogStream(q -> q.logGroupName(group).logStreamName("s"));
    Instant now = endpoint.now().truncatedTo(ChronoUnit.SECONDS);
    List<InputLogEvent> events =
        IntStream.range(0, 100)
            .mapToObj(
                i ->
                    InputLogEvent.builder()
                        .timestamp(now.minusSeconds(200 - i).toEpochMilli())
                        .message((i % 10 == 0 ? "ERROR " : "INFO ") + i)
                        .build())
            .toList();
    clients.logs().putLogEvents(q -> q.logGroupName(group).logStreamName("s").logEvents(events));
    AwsLogs logs = new AwsLogs(clients);
    Instant from = now.minusSeconds(600);
    Listing<LogEvent> all = Expect.done(logs.events(group, from, now, null, 1000));
    assertThat(all.isComplete()).isTrue();
    assertThat(all.items()).hasSize(100);
    LogEvent first = all.items().getFirst();
    assertThat(first.message()).isEqualTo("ERROR 0");
    assertThat(first.stream()).isEqualTo("s");
    assertThat(first.group()).isEqualTo(group);
    assertThat(first.at()).isEqualTo(now.minusSeconds(200));

    Listing<LogEvent> cut = Expect.done(logs.events(group, from, now, null, 30));
    assertThat(cut.items()).hasSize(30);
    assertThat(cut.unknowns()).singleElement().satisfies(u -> assertThat(u.why()).contains("30"));

    assertThat(Expect.done(logs.events(group, from, now, "ERROR", 1000)).items()).hasSize(10);
    assertThat(Expect.done(logs.events(group, from, now.minusSeconds(300), null, 10)).items())
        .isEmpty();
  }

  @Test
  void anUnknownGroupIsNotFound() {
    Expect.failed(
        new AwsLogs(clients)
            .events("/" + prefix + "none", Instant.EPOCH, Instant.EPOCH.plusSeconds(1), null, 10),
        Problem.NotFound.class);
  }
}
