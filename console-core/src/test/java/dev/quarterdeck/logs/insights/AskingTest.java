package dev.quarterdeck.logs.insights;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.app.DrivenSandbox;
import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.logs.LogSource;
import dev.quarterdeck.sandbox.Scenario;
import dev.quarterdeck.sandbox.world.World;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AskingTest {
  private DrivenSandbox on;
  private Instant start;

  @BeforeEach
  void open(@TempDir Path home) throws IOException {
    on = DrivenSandbox.start(Scenario.EMPTY, home);
    World world = on.sandbox().world();
    start = world.now();
    world.call(
        () -> {
          var logs = world.watch().logs();
          var one = logs.createStream(logs.group("/q"), "app/one");
          var two = logs.createStream(logs.group("/q"), "job/two");
          long at = start.toEpochMilli();
          for (int i = 1; i <= 100; i++) {
            one.put(
                at - i * 1_000L,
                "{\"route\":\"/r"
                    + i % 4
                    + "\",\"ms\":"
                    + i
                    + ",\"status\":"
                    + (i % 10 == 0 ? 500 : 200)
                    + ",\"user\":{\"id\":\"u"
                    + i % 3
                    + "\"}}");
          }
          two.put(at - 500, "plain took=42ms by worker-7");
          return two;
        });
  }

  @AfterEach
  void close() {
    on.close();
  }

  private Outcome<Asking.Answered> ask(String query, LogSource... sources) {
    return on.console()
        .logs()
        .insights()
        .run(
            sources.length == 0 ? List.of(new LogSource("q", "/q", null, null)) : List.of(sources),
            new Asking.Wish(query, start.minusSeconds(3_600), start, 1_000),
            s -> {});
  }

  private List<Map<String, String>> rows(String query, LogSource... sources) {
    return ask(query, sources).orThrow().results().rows();
  }

  @Test
  void groupsCountAndAggregate() {
    assertThat(
            rows(
                "filter ms > 0 | stats count(*) as n, avg(ms) as a, pct(ms, 90) as p, max(ms) by route | sort route asc"))
        .hasSize(4)
        .first()
        .satisfies(
            r ->
                assertThat(r)
                    .isEqualTo(
                        Map.of("route", "/r0", "n", "25", "a", "52", "p", "92", "max(ms)", "100")));
    assertThat(rows("stats count(*) as n by status = 500 as bad, user.id | filter n > 20"))
        .extracting(r -> r.get("user.id"))
        .containsExactlyInAnyOrder("u0", "u1", "u2");
    assertThat(rows("stats count_distinct(user.id) as users, sum(ms) as total"))
        .containsExactly(Map.of("users", "3", "total", "5050"));
  }

  @Test
  void minutesAreBinned() {
    List<Map<String, String>> minutes =
        rows("fields bin(1m) as minute | stats count(*) as n by minute | sort minute asc");
    assertThat(minutes).hasSize(2);
    assertThat(minutes.getFirst().get("minute"))
        .matches("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:00.000");
    assertThat(minutes.stream().mapToInt(m -> Integer.parseInt(m.getOrDefault("n", ""))))
        .containsExactly(40, 61);
  }

  @Test
  void linesAreParsedByGlobAndByRegularExpression() {
    assertThat(
            rows(
                "parse @message 'took=*ms by *' as took, who | filter ispresent(took) | display took, who"))
        .containsExactly(Map.of("took", "42", "who", "worker-7"));
    assertThat(rows("parse @message /worker-(?<w>\\d+)/ | filter w = 7 | fields w, @logStream"))
        .containsExactly(Map.of("w", "7", "@logStream", "job/two"));
  }

  @Test
  void withoutFieldsTheTimeAndTheMessageAreShownNewestFirst() {
    List<Map<String, String>> lines = rows("filter @message like /plain|\"ms\":1,/ | limit 5");
    assertThat(lines).hasSize(2);
    assertThat(lines.getFirst()).containsOnlyKeys("@timestamp", "@message");
    assertThat(lines.getFirst().get("@message")).startsWith("plain");
  }

  @Test
  void aSourceOfSomeStreamsAsksForThoseOnly() {
    assertThat(rows("stats count(*) as n", new LogSource("q", "/q", "job/", null)))
        .containsExactly(Map.of("n", "1"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "filter ms => 1 ~ position 12",
        "stats nonsense(ms) ~ position 7",
        "filter ms > ~ position",
        "dedup ms ~ position 1",
        "stats count(*) by bin(5) ~ position",
        "filter (ms > 1 ~ position",
        "fields ms | ~ position",
      })
  void whatIsNotInTheLanguageIsRefusedAtItsPlace(String query, String place) {
    assertThat(ask(query))
        .isInstanceOfSatisfying(
            Outcome.Failed.class,
            f -> {
              Problem problem = ((Outcome.Failed<?>) f).problem();
              assertThat(problem).isInstanceOf(Problem.Invalid.class);
              assertThat(problem.sentence())
                  .contains("MalformedQueryException", "at line 1 and", place);
            });
  }

  @Test
  void aStopEndsTheQueryAtCloudWatch() {
    Asking.Answered answered =
        on.console()
            .logs()
            .insights()
            .run(
                List.of(new LogSource("q", "/q", null, null)),
                new Asking.Wish("stats count(*)", start.minusSeconds(60), start, 10),
                s -> Thread.currentThread().interrupt())
            .orThrow();
    assertThat(answered.stopped()).isTrue();
    assertThat(on.sandbox().traffic().of("logs:StopQuery")).isEqualTo(1);
  }
}
