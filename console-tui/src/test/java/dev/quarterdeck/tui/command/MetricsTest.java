package dev.quarterdeck.tui.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.tui.cli.Qds;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

final class MetricsTest extends OnSandbox {
  private static List<String> names(JsonNode json) {
    return StreamSupport.stream(json.get("metrics").spliterator(), false)
        .map(m -> m.get("name").asString())
        .toList();
  }

  @Test
  void theDocumentHoldsEveryPointAndItsRange() {
    Qds.Ended ended = run("metrics acme-prod/web --sandbox=noisy-errors --since 1h -o json");
    assertThat(ended.code()).isZero();
    JsonNode json = ended.json();
    assertThat(names(json))
        .containsExactly("cpu", "memory", "requests", "4xx", "5xx", "p50", "p95", "p99");
    assertThat(json.get("periodSeconds").asInt()).isEqualTo(60);
    Instant from = Instant.parse(json.get("from").asString());
    assertThat(Duration.between(from, Instant.parse(json.get("to").asString())))
        .isEqualTo(Duration.ofHours(1));
    JsonNode errors = json.get("metrics").get(4);
    assertThat(errors.get("max").asDouble()).as("the trouble").isGreaterThan(20);
    JsonNode p95 = json.get("metrics").get(6);
    assertThat(p95.get("points").size()).isEqualTo(60);
    assertThat(p95.get("now").asDouble()).isBetween(0.05, 2.0);
    JsonNode p50 = json.get("metrics").get(5);
    assertThat(p95.get("now").asDouble()).isGreaterThan(p50.get("now").asDouble());
  }

  @Test
  void aServiceWithoutALoadBalancerHasLoadOnly() {
    assertThat(names(run("metrics acme-prod/worker --sandbox -o json").json()))
        .containsExactly("cpu", "memory");
  }

  @Test
  void theTableFitsAndDrawsTheCourse() {
    Qds.Ended ended =
        qd().terminal(80)
            .env("LANG", "en_US.UTF-8")
            .run("metrics", "acme-prod/web", "--sandbox=noisy-errors", "--no-color");
    assertThat(ended.code()).isZero();
    assertThat(ended.lines()).allMatch(l -> l.length() <= 80);
    assertThat(ended.out()).contains("METRIC").contains("5xx").containsPattern("[▁▂▃▄▅▆▇█]{20}");
    Qds.Ended ascii =
        qd().env("LC_ALL", "C").run("metrics", "acme-prod/web", "--sandbox=noisy-errors");
    assertThat(ascii.out()).doesNotContainPattern("[▁▂▃▄▅▆▇█]").containsPattern("[_.~=+*#-]{20}");
  }

  @Test
  void rowsForASpreadsheet() {
    Qds.Ended ended = run("metrics acme-prod/worker --sandbox --since 30m --period 5m -o csv");
    assertThat(ended.lines().getFirst()).isEqualTo("metric,at,value");
    assertThat(ended.lines().size()).isBetween(1 + 2 * 6, 1 + 2 * 7);
  }

  @Test
  void whatIsMissingIsNamed() {
    sandbox("denied").faults().on("elasticloadbalancing", "DescribeTargetGroups").deny();
    Qds.Ended ended = run("metrics acme-prod/web --sandbox=denied -o json");
    assertThat(ended.code()).isEqualTo(1);
    assertThat(names(ended.json())).containsExactly("cpu", "memory");
    assertThat(ended.json().get("unknowns").get(0).get("permission").asString())
        .isEqualTo("elasticloadbalancing:DescribeTargetGroups");
  }

  @ParameterizedTest
  @CsvSource({
    "--since soon",
    "--since 500d",
    "--period 90s",
    "--since 30d --period 1m",
    "--since 3d --period 1m"
  })
  void wrongUsageIsSaid(String options) {
    assertThat(run("metrics acme-prod/web --sandbox " + options).code()).isEqualTo(2);
  }

  @Test
  void anUnknownServiceIsNotFound() {
    assertThat(run("metrics acme-prod/nobody --sandbox").code()).isEqualTo(4);
  }
}
