package dev.quarterdeck.logs.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.app.DrivenSandbox;
import dev.quarterdeck.logs.LineFilter;
import dev.quarterdeck.logs.LogSource;
import dev.quarterdeck.sandbox.Scenario;
import dev.quarterdeck.sandbox.wire.FaultRule;
import dev.quarterdeck.sandbox.world.World;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SearchTest {
  private static final LogSource FLOOD = new LogSource("flood", "/flood", null, null);
  private DrivenSandbox on;
  private Instant start;

  @BeforeEach
  void open(@TempDir Path home) throws IOException {
    on = DrivenSandbox.start(Scenario.EMPTY, home);
    World world = on.sandbox().world();
    start = world.now();
    world.call(() -> world.watch().logs().flood(world.watch().logs().group("/flood"), "s", 10));
    world.advance(Duration.ofHours(2));
  }

  @AfterEach
  void close() {
    on.close();
  }

  private Search.Found find(String pattern, int limit, int around, List<Double> progress) {
    return on.console()
        .logs()
        .search()
        .run(
            List.of(FLOOD),
            new Search.Wish(
                start, start.plus(Duration.ofHours(2)), pattern, LineFilter.ALL, limit, around),
            progress::add)
        .orThrow();
  }

  @Test
  void everyHitIsFoundOnceInOrderOverThePagesAndParts() {
    List<Double> progress = new ArrayList<>();
    Search.Found found = find("%n=[0-9]+7$%", 10_000, 0, progress);
    assertThat(found.hits().size()).isEqualTo(7_199);
    assertThat(found.hits()).extracting(h -> h.line().event().at()).isSorted();
    assertThat(found.hits()).extracting(h -> h.line().event().message()).doesNotHaveDuplicates();
    assertThat(found.more()).isFalse();
    assertThat(found.searchedFrom()).isEqualTo(start);
    assertThat(progress).isSorted().last().isEqualTo(1.0);
  }

  @Test
  void aLimitKeepsTheNewestAndSaysThatThereIsMore() {
    Search.Found found = find("%n=[0-9]+7$%", 5, 0, new ArrayList<>());
    assertThat(found.hits())
        .extracting(h -> h.line().event().message())
        .containsExactly("n=71957", "n=71967", "n=71977", "n=71987", "n=71997");
    assertThat(found.more()).isTrue();
    assertThat(found.searchedFrom()).isAfter(start);
  }

  @Test
  void linesAroundAHitAreThoseOfItsStream() {
    Search.Found found = find(LogPattern.phrase("n=35000"), 10, 3, new ArrayList<>());
    assertThat(found.hits())
        .singleElement()
        .satisfies(
            h -> {
              assertThat(h.before())
                  .extracting(e -> e.message())
                  .containsExactly("n=34997", "n=34998", "n=34999");
              assertThat(h.after())
                  .extracting(e -> e.message())
                  .containsExactly("n=35001", "n=35002", "n=35003");
            });
  }

  @Test
  void aStopGivesWhatWasFoundInWholeParts() {
    List<Double> progress = new ArrayList<>();
    Search.Found found =
        on.console()
            .logs()
            .search()
            .run(
                List.of(FLOOD),
                new Search.Wish(
                    start, start.plus(Duration.ofHours(2)), null, LineFilter.ALL, 100_000, 0),
                share -> {
                  progress.add(share);
                  if (progress.size() == 5) {
                    Thread.currentThread().interrupt();
                  }
                })
            .orThrow();
    assertThat(found.stopped()).isTrue();
    assertThat(found.searchedFrom()).isEqualTo(start.plus(Duration.ofMinutes(110)));
    // Of ten minutes' 6,000 lines the newest has not arrived yet.
    assertThat(found.hits().size()).isEqualTo(5_999);
    assertThat(Thread.currentThread().isInterrupted()).isFalse();
  }

  @Test
  void aSourceThatMayNotBeReadIsNamed() {
    on.sandbox().fault(FaultRule.parse("logs:GetLogEvents=deny"));
    Search.Found found = find(LogPattern.phrase("n=35000"), 10, 3, new ArrayList<>());
    assertThat(found.hits()).hasSize(1);
    assertThat(found.unknowns())
        .singleElement()
        .satisfies(u -> assertThat(u.permission()).isEqualTo("logs:GetLogEvents"));
  }

  @Test
  void plainTextBecomesAPhraseAndPatternsStayPatterns() {
    assertThat(LogPattern.of("timed out: \"x\"")).isEqualTo("\"timed out: \\\"x\\\"\"");
    assertThat(LogPattern.of("{ $.a = 1 }")).isEqualTo("{ $.a = 1 }");
    assertThat(LogPattern.of(" ")).isNull();
  }
}
