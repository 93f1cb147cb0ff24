package dev.quarterdeck.logs.tail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.app.DrivenSandbox;
import dev.quarterdeck.kernel.Listing;
import dev.quarterdeck.logs.LogLine;
import dev.quarterdeck.logs.LogSource;
import dev.quarterdeck.sandbox.Scenario;
import dev.quarterdeck.sandbox.world.World;
import dev.quarterdeck.sandbox.world.watch.FloodStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * 20,000 lines a second, for as many seconds of the sandbox's time as the property tail.seconds
 * says: 30 in every verify, ten minutes by {@code bench/log-tail}.
 */
class FloodTest {
  private static final int A_SECOND = 20_000;
  private static final int SECONDS = Integer.getInteger("tail.seconds", 30);

  /** A screen's worth of lines, and how many of them a slow reader takes between two batches. */
  private static final int SCREEN = 10_000;

  private static final int TAKEN = 4_000;

  /** A reader that is slower than the lines: what it does not see is counted. */
  private static final class Screen implements Tail.Sink {
    private final TailBuffer buffer = new TailBuffer(SCREEN);
    private final Ledger ledger;
    private long next;
    private long shown;

    Screen(Ledger ledger) {
      this.ledger = ledger;
    }

    @Override
    public boolean lines(List<LogLine> lines) {
      buffer.add(lines);
      TailBuffer.Slice slice = buffer.take(next, TAKEN);
      next = slice.next();
      shown += slice.lines().size();
      return ledger.lines(lines);
    }

    @Override
    public void note(String text) {
      ledger.note(text);
    }
  }

  @ParameterizedTest(name = "live tail {0}")
  @ValueSource(booleans = {false, true})
  void everyLineComesOnceInBoundedMemory(boolean live, @TempDir Path home) throws IOException {
    try (DrivenSandbox on = DrivenSandbox.start(Scenario.EMPTY, home)) {
      World world = on.sandbox().world();
      FloodStream flood =
          world.call(
              () -> world.watch().logs().flood(world.watch().logs().group("/a"), "s", A_SECOND));
      Listing<LogSource> sources =
          on.console().logs().sources().resolve(on.deadline(), List.of("/a")).orThrow();
      Ledger ledger = new Ledger((long) A_SECOND * SECONDS);
      Screen screen = new Screen(ledger);
      heap().forEach(MemoryPoolMXBean::resetPeakUsage);
      long began = System.nanoTime();
      Tail.End end =
          on.console()
              .logs()
              .tail(live)
              .run(
                  sources.items(),
                  new Tail.Wish(on.console().clock().instant(), null, null),
                  screen)
              .orThrow();
      long took = (System.nanoTime() - began) / 1_000_000;
      // What was written in the last seconds had not come yet.
      long due = flood.written() - 6L * A_SECOND;
      System.out.printf(
          "%s: %,d lines in %,d ms; missing %,d of %,d due, twice %,d, late %,d; live tail sampled"
              + " %,d updates; a slow screen saw %,d and counted %,d as dropped; held at most %,d,"
              + " peak heap %,d MiB%n",
          live ? "live tail, then polling" : "polling",
          ledger.lines,
          took,
          ledger.missing("/a/s", due),
          due,
          ledger.twice,
          end.late(),
          end.sampled(),
          screen.shown,
          screen.buffer.dropped(),
          end.held(),
          heap().stream().mapToLong(p -> p.getPeakUsage().getUsed()).sum() >> 20);
      assertThat(due).isGreaterThan((long) A_SECOND * (SECONDS - 10));
      ledger.holds("/a/s", 0, due);
      assertThat(end.held()).isLessThan(4 * Tail.ROOM);
      assertThat(screen.shown + screen.buffer.dropped() + screen.buffer.size())
          .isGreaterThanOrEqualTo(ledger.lines);
      assertThat(end.sampled() > 0).isEqualTo(live);
    }
  }

  private static List<MemoryPoolMXBean> heap() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(p -> p.getType() == MemoryType.HEAP)
        .toList();
  }
}
