package dev.quarterdeck.sandbox.world.watch.insights;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.fuzz.Fuzz;
import dev.quarterdeck.sandbox.world.watch.FilterPattern;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** What is asked of the simulated account's logs. */
class QueryFuzzTest {

  @Test
  void queriesAreUnderstoodOrSaidToBeMalformed() {
    Fuzz.of(
            "queries of Insights",
            "fields @timestamp, @message | filter level = 'error' and ms > 1.5 | sort @timestamp desc"
                + " | limit 20",
            "stats count(*) as n, pct(ms, 99) by bin(5m), path | sort n desc",
            "filter @message like /time(d )?out/ | parse @message \"* *\" as a, b | display a")
        .each(
            text -> {
              try {
                Query.parse(text).run(List.of(), 10);
              } catch (MalformedQuery refused) {
                assertThat(refused).hasMessageContaining(" ");
              }
            });
  }

  @Test
  void patternsAreUnderstoodOrSaidToBeInvalid() {
    Fuzz.of(
            "filter patterns",
            "{ $.level = \"error\" && ($.ms > 10 || $.path != \"/a*\") }",
            "[ip, user, ..., status=5*, bytes > 100]",
            "\"timed out\" -debug ?warn ?error",
            "%time(d )?out%")
        .each(
            text -> {
              try {
                Predicate<String> wanted = FilterPattern.parse(text);
                assertThat(wanted.test("{\"level\":\"error\",\"ms\":12}")).isIn(true, false);
                assertThat(wanted.test("1.2.3.4 me x 500 200")).isIn(true, false);
              } catch (IllegalArgumentException refused) {
                assertThat(refused).hasMessageContaining(" ");
              }
            });
  }
}
