package dev.quarterdeck.readiness.fix;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.change.Change;
import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.readiness.Run;
import dev.quarterdeck.readiness.catalogue.Catalogue;
import dev.quarterdeck.readiness.evidence.Evidence;
import dev.quarterdeck.readiness.evidence.Status;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is put right, and what is left as it is. */
class FixesTest {
  private static final String TOPIC = "arn:aws:sns:us-east-1:111122223333:oncall";
  private final List<String> made = new ArrayList<>();

  private final WatchEditor editor =
      new WatchEditor() {
        @Override
        public Outcome<String> retention(String group, int days) {
          made.add(group + " " + days);
          return Outcome.done(group);
        }

        @Override
        public Outcome<String> alarm(AlarmSpec alarm) {
          made.add(alarm.name() + " " + alarm.dimensions());
          return Outcome.done(alarm.name());
        }
      };

  private static Evidence failed(String resource, String field, @Nullable String value) {
    return new Evidence(Status.FAIL, "x", resource, field, value, "No.", null, Instant.EPOCH);
  }

  private static Run.Result result(String item, Status status, Evidence... evidence) {
    return new Run.Result(
        Catalogue.builtIn().item(item).orElseThrow(),
        status,
        List.of(evidence),
        "Look at it.",
        null,
        null,
        null);
  }

  private Outcome<Change<List<String>>> plan(
      Run.Result result, int days, @Nullable String topic, Fixes.Known known) {
    return new Fixes(editor).plan(result, days, topic, known);
  }

  private static Fixes.Known known(String... names) {
    return new Fixes.Known(Map.of(), Set.of(names), null);
  }

  @Test
  void anAlarmOfSomebodyElseIsNotReplaced() {
    Change<List<String>> change =
        plan(
                result(
                    "alarm-cpu-memory",
                    Status.FAIL,
                    failed("acme-prod/api", "CPUUtilization", null),
                    failed("acme/prod-api", "CPUUtilization", null)),
                30,
                TOPIC,
                known("acme-prod-api-cpu"))
            .orThrow();
    change.execute().orThrow();
    assertThat(made)
        .hasSize(2)
        .noneMatch(m -> m.startsWith("acme-prod-api-cpu "))
        .anyMatch(m -> m.startsWith("acme-prod-api-cpu-2 "))
        .anyMatch(m -> m.startsWith("acme-prod-api-cpu-3 "));
  }

  @Test
  void whereNotEveryAlarmIsKnownNoneIsMade() {
    Outcome<?> outcome =
        plan(
            result("alarm-cpu-memory", Status.FAIL, failed("a/b", "CPUUtilization", null)),
            30,
            TOPIC,
            new Fixes.Known(Map.of(), Set.of(), "Slow down."));
    assertThat(outcome).isInstanceOf(Outcome.Failed.class);
    assertThat(((Outcome.Failed<?>) outcome).problem().sentence()).contains("Slow down.");
  }

  @Test
  void aTopicIsOne() {
    for (String wrong : List.of("oncall", "arn:aws:lambda:us-east-1:111122223333:function:f")) {
      Outcome<?> outcome =
          plan(
              result("alarm-cpu-memory", Status.FAIL, failed("a/b", "CPUUtilization", null)),
              30,
              wrong,
              known());
      assertThat(((Outcome.Failed<?>) outcome).problem()).isInstanceOf(Problem.Invalid.class);
    }
  }

  @Test
  void aNetworkBalancerHasNoAlarmsOfAnApplicationBalancer() {
    Fixes.Known known =
        new Fixes.Known(
            Map.of("t", Map.of("TargetGroup", "targetgroup/t/1", "LoadBalancer", "net/n/2")),
            Set.of(),
            null);
    Change<List<String>> change =
        plan(
                result("alarm-errors", Status.FAIL, failed("t", "HTTPCode_Target_5XX_Count", null)),
                30,
                TOPIC,
                known)
            .orThrow();
    assertThat(change.plan().isEmpty()).isTrue();
    assertThat(change.plan().title())
        .isEqualTo("Nothing of alarm-errors can be put right from here. Look at it.");
  }

  @Test
  void retentionIsNeverShortenedWithoutSayingSo() {
    Change<List<String>> change =
        plan(
                result(
                    "log-retention",
                    Status.FAIL,
                    failed("/short", "retentionInDays", "20"),
                    failed("/ever", "retentionInDays", null),
                    failed("/gone", "logGroupName", null)),
                14,
                null,
                known())
            .orThrow();
    assertThat(change.plan().details())
        .containsExactly("/ever: never expires → 14 days; what is older is deleted for good");
    change.execute().orThrow();
    assertThat(made).containsExactly("/ever 14");
  }
}
