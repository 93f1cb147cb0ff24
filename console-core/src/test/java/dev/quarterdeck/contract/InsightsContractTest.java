package dev.quarterdeck.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.aws.AwsInsights;
import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.logs.insights.Insights;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.cloudwatchlogs.model.InputLogEvent;

@ParameterizedClass
@MethodSource("dev.quarterdeck.contract.ContractEndpoints#all")
class InsightsContractTest extends Contract {
  private static final int LOOKS = 100;
  private String group = "";
  private Instant now = Instant.EPOCH;

  InsightsContractTest(ContractEndpoint endpoint) {
    super(endpoint);
  }

  @BeforeEach
  void write() {
    group = "/" + prefix + "asked";
    now = endpoint.now().truncatedTo(ChronoUnit.SECONDS);
    clients.logs().createLogGroup(q -> q.logGroupName(group));
    clients.logs().createLogStream(q -> q.logGroupName(group).logStreamName("s"));
    List<InputLogEvent> events =
        IntStream.range(0, 20)
            .mapToObj(
                i ->
                    InputLogEvent.builder()
                        .timestamp(now.minusSeconds(100 - i).toEpochMilli())
                        .message((i % 4 == 0 ? "ERROR " : "INFO ") + i)
                        .build())
            .toList();
    clients.logs().putLogEvents(q -> q.logGroupName(group).logStreamName("s").logEvents(events));
    endpoint.settle();
  }

  private Insights.Results ask(String query) {
    Insights insights = new AwsInsights(clients);
    String id =
        Expect.done(
            insights.start(List.of(group), query, now.minusSeconds(600), now.plusSeconds(60), 50));
    Insights.Results results = Expect.done(insights.results(id));
    for (int i = 0; i < LOOKS && results.status() == Insights.Status.RUNNING; i++) {
      endpoint.settle();
      results = Expect.done(insights.results(id));
    }
    return results;
  }

  @Test
  void aQueryEndsWithItsRowsInTheOrderThatWasAsked() {
    Insights.Results results = ask("fields @timestamp, @message | sort @timestamp desc | limit 5");
    assertThat(results.status()).isEqualTo(Insights.Status.COMPLETE);
    assertThat(results.rows()).hasSize(5);
    assertThat(results.rows()).extracting(r -> r.get("@message")).startsWith("INFO 19");
    Map<String, String> first = results.rows().getFirst();
    assertThat(first.keySet()).containsExactly("@timestamp", "@message");
    assertThat(Objects.requireNonNull(first.get("@timestamp"))).isNotBlank();
  }

  @Test
  void linesAreFilteredAndCounted() {
    if (differs(KnownDifference.INSIGHTS_NEITHER_FILTERS_NOR_COUNTS)) {
      return;
    }
    Insights.Results filtered = ask("fields @message | filter @message like /ERROR/");
    assertThat(filtered.rows()).hasSize(5);
    assertThat(filtered.statistics().matched()).isEqualTo(5);
    assertThat(filtered.statistics().scanned()).isEqualTo(20);
    Insights.Results counted = ask("filter @message like /ERROR/ | stats count(*) as errors");
    assertThat(counted.rows()).containsExactly(Map.of("errors", "5"));
  }

  @Test
  void aGroupThatIsNotThereIsNotFound() {
    Expect.failed(
        new AwsInsights(clients)
            .start(List.of("/" + prefix + "none"), "fields @message", now.minusSeconds(60), now, 5),
        Problem.NotFound.class);
  }

  @Test
  void aQueryThatDoesNotParseSaysSo() {
    if (differs(KnownDifference.INSIGHTS_TAKES_ANY_QUERY)) {
      return;
    }
    Expect.failed(
        new AwsInsights(clients)
            .start(List.of(group), "fields @message | nonsense", now.minusSeconds(60), now, 5),
        Problem.Invalid.class);
  }

  @Test
  void stoppingAQueryThatHasEndedLeavesItAsItIs() {
    if (differs(KnownDifference.QUERIES_CANNOT_BE_STOPPED)) {
      return;
    }
    Insights insights = new AwsInsights(clients);
    String id =
        Expect.done(
            insights.start(
                List.of(group), "fields @message", now.minusSeconds(600), now.plusSeconds(60), 5));
    for (int i = 0; i < LOOKS; i++) {
      endpoint.settle();
      if (Expect.done(insights.results(id)).status() != Insights.Status.RUNNING) {
        break;
      }
    }
    assertThat(Expect.done(insights.stop(id))).isFalse();
    assertThat(Expect.done(insights.results(id)).status()).isEqualTo(Insights.Status.COMPLETE);
  }
}
