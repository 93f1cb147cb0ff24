package dev.quarterdeck.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.audit.ship.LogSink;
import dev.quarterdeck.aws.AwsClients;
import dev.quarterdeck.aws.AwsLogSink;
import dev.quarterdeck.kernel.Problem;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

@ParameterizedClass
@MethodSource("dev.quarterdeck.contract.ContractEndpoints#all")
class LogSinkContractTest extends Contract {
  LogSinkContractTest(ContractEndpoint endpoint) {
    super(endpoint);
  }

  @Test
  void linesThatAreSentAreFoundAgain() {
    String group = "/" + prefix + "audit";
    AwsLogSink sink = new AwsLogSink(clients);
    Expect.failed(sink.group(group), Problem.NotFound.class);
    clients.logs().createLogGroup(q -> q.logGroupName(group));
    clients.logs().createLogGroup(q -> q.logGroupName(group + "-other"));
    assertThat(Expect.done(sink.group(group)).retentionDays()).isNull();
    clients.logs().putRetentionPolicy(q -> q.logGroupName(group).retentionInDays(30));
    assertThat(Expect.done(sink.group(group)).retentionDays()).isEqualTo(30);

    assertThat(Expect.done(sink.makeStream(group, "s"))).isTrue();
    assertThat(Expect.done(sink.makeStream(group, "s"))).as("it is there already").isFalse();
    assertThat(Expect.done(sink.messages(group, "s", Instant.EPOCH))).isEmpty();

    Instant start = endpoint.now().truncatedTo(ChronoUnit.SECONDS).minusSeconds(600);
    List<LogSink.Line> lines =
        IntStream.range(0, 25)
            .mapToObj(i -> new LogSink.Line(start.plusSeconds(i), "l" + i))
            .toList();
    assertThat(Expect.done(sink.put(group, "s", lines))).isEqualTo(25);
    assertThat(Expect.done(sink.messages(group, "s", start)))
        .containsExactlyElementsOf(lines.stream().map(LogSink.Line::message).toList());
    assertThat(Expect.done(sink.messages(group, "s", start.plusSeconds(20)))).hasSize(5);
    Expect.failed(sink.put(group, "none", lines), Problem.NotFound.class);
  }

  @Test
  void aReadOnlySessionSendsNothing() {
    try (AwsClients readOnly = endpoint.clients(true)) {
      AwsLogSink sink = new AwsLogSink(readOnly);
      Expect.failed(sink.makeStream("g", "s"), Problem.Refused.class);
      Expect.failed(
          sink.put("g", "s", List.of(new LogSink.Line(endpoint.now(), "x"))),
          Problem.Refused.class);
    }
  }
}
