package dev.quarterdeck.logs.tail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.logs.LogEvent;
import dev.quarterdeck.logs.LogLine;
import dev.quarterdeck.logs.LogSource;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TailBufferTest {
  private static final LogSource SOURCE = new LogSource("a", "/a", null, null);

  private static List<LogLine> lines(int from, int to) {
    return IntStream.range(from, to)
        .mapToObj(
            n ->
                LogLine.of(
                    SOURCE,
                    new LogEvent("/a", "s", "" + n, Instant.ofEpochMilli(n), "n=" + n),
                    false))
        .toList();
  }

  @Test
  void aReaderThatKeepsUpMissesNothing() {
    TailBuffer buffer = new TailBuffer(100);
    long next = 0;
    int read = 0;
    for (int i = 0; i < 1_000; i += 50) {
      buffer.add(lines(i, i + 50));
      TailBuffer.Slice slice = buffer.take(next, Integer.MAX_VALUE);
      assertThat(slice.lines().getFirst().event().message()).isEqualTo("n=" + read);
      read += slice.lines().size();
      next = slice.next();
    }
    assertThat(read).isEqualTo(1_000);
    assertThat(buffer.dropped()).isZero();
    assertThat(buffer.size()).isEqualTo(100);
  }

  @Test
  void whatASlowReaderMissesIsCountedAndMemoryIsBounded() {
    TailBuffer buffer = new TailBuffer(100);
    buffer.add(lines(0, 60));
    assertThat(buffer.take(0, 10).next()).isEqualTo(10);
    buffer.add(lines(60, 10_000));
    assertThat(buffer.size()).isEqualTo(100);
    assertThat(buffer.dropped()).isEqualTo(9_890);
    TailBuffer.Slice slice = buffer.take(10, 1_000);
    assertThat(slice.from()).isEqualTo(9_900);
    assertThat(slice.lines()).hasSize(100);
  }
}
