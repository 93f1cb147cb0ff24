package dev.quarterdeck.screen.logs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.logs.LogEvent;
import dev.quarterdeck.logs.LogLine;
import dev.quarterdeck.logs.LogSource;
import dev.quarterdeck.logs.tail.Tail;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TailingTest {
  private static final LogSource API = new LogSource("prod/api", "/ecs/api", null, null);

  private static List<LogLine> lines(int count) {
    List<LogLine> all = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      all.add(
          LogLine.of(
              API, new LogEvent("/ecs/api", "s", "e" + i, Instant.EPOCH, "line " + i), false));
    }
    return all;
  }

  @Test
  void linesComeInBatchesAndTheEndComesLast() throws InterruptedException {
    Tailing t = new Tailing(1);
    t.lines(lines(3_000));
    t.note("polling");
    t.counted(1, 2, 3);
    t.ended(Outcome.done(new Tail.End(3_000, 0, 0, 0, 0, List.of(), false)));
    Tailing.News first = t.next(true);
    assertThat(first.lines()).hasSize(2_000);
    assertThat(first.end()).isNull();
    assertThat(first.note()).isEqualTo("polling");
    assertThat(first.counts()).isEqualTo(new Tailing.Counts(1, 2, 3));
    Tailing.News second = t.next(true);
    assertThat(second.lines()).hasSize(1_000);
    assertThat(second.from()).isEqualTo(2_000);
    assertThat(second.end()).isNotNull();
  }

  @Test
  void whatDoesNotFitWhileNobodyTakesIsCounted() throws InterruptedException {
    Tailing t = new Tailing(1);
    t.lines(lines(Tailing.WAITING + 50));
    Tailing.News held = t.next(false);
    assertThat(held.lines()).isEmpty();
    assertThat(held.waiting()).isEqualTo(Tailing.WAITING);
    assertThat(held.dropped()).isEqualTo(50);
    Tailing.News taken = t.next(true);
    assertThat(taken.from()).isEqualTo(50);
    assertThat(taken.lines().getFirst().event().message()).isEqualTo("line 50");
  }
}
