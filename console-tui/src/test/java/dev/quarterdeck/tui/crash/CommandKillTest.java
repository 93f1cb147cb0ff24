package dev.quarterdeck.tui.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Real processes that change something: killed at a request or a writing of a file that is drawn
 * from a seed, and on a disk that is full or fills up while they write. {@code -Dkill.seeds=100}
 * for as many of each command, beginning with seed {@code -Dkill.from}.
 */
class CommandKillTest {
  /** Of 512 bytes; entries of the record are about that long. */
  private static final int MOST_BLOCKS = 5;

  /** At a request or a file's writing, as the seed has it; the disk fails in runs of their own. */
  private static final int KINDS = 3;

  private static final int SEEDS = Integer.getInteger("kill.seeds", 1);
  private static final long FROM = Long.getLong("kill.from", 1000L);

  @TempDir private Path folder;
  private final Map<String, Integer> ends = new ConcurrentSkipListMap<>();

  /** One seed of one command; gives in a word how it ended. */
  private interface Case {
    String run(KilledCommand.Order order, Path own, long seed, Random random) throws Exception;
  }

  private static String name(KilledCommand.Order order) {
    return String.join(" ", List.of(order.line().split(" ")).subList(0, 2));
  }

  /** Two commands at a time; gives how many cases there were. */
  private int each(String what, Case one) throws InterruptedException {
    List<Callable<Void>> all = new ArrayList<>();
    for (KilledCommand.Order order : KilledCommand.ORDERS) {
      for (long s = FROM; s < FROM + SEEDS; s++) {
        long seed = s;
        all.add(
            () -> {
              Random random = new Random(seed * 31 + KilledCommand.ORDERS.indexOf(order));
              Path own = folder.resolve(name(order).replace(' ', '-') + "-" + seed);
              try {
                ends.merge(name(order) + one.run(order, own, seed, random), 1, Integer::sum);
              } catch (AssertionError e) {
                throw new AssertionError(
                    what + " seed " + seed + " " + name(order) + ": " + e.getMessage(), e);
              }
              return null;
            });
      }
    }
    List<Throwable> failed = new ArrayList<>();
    try (ExecutorService two = Executors.newFixedThreadPool(2)) {
      for (Future<Void> f : two.invokeAll(all)) {
        try {
          f.get();
        } catch (ExecutionException e) {
          failed.add(e.getCause() == null ? e : e.getCause());
        }
      }
    }
    assertThat(failed).as("of " + all.size()).isEmpty();
    String said = what + ": " + all.size() + " runs: " + ends;
    System.getLogger(CommandKillTest.class.getName()).log(System.Logger.Level.INFO, said);
    return all.size();
  }

  @Test
  void killed() throws InterruptedException {
    Map<String, KilledCommand.Ended> whole = new ConcurrentSkipListMap<>();
    int runs =
        each(
            "kills",
            (order, own, seed, random) -> {
              KilledCommand.Ended like = whole.get(name(order));
              if (like == null) {
                like =
                    KilledCommand.killed(own.resolve("whole"), order, Moment.Kind.NEVER, 0)
                        .run(seed);
                whole.put(name(order), like);
              }
              Moment.Kind kind = Moment.Kind.values()[random.nextInt(KINDS)];
              kind = like.requests() == 0 ? Moment.Kind.FILE : kind;
              int most = kind == Moment.Kind.FILE ? like.events() : like.requests();
              int n = 1 + random.nextInt(Math.max(1, most));
              boolean hit =
                  KilledCommand.killed(own.resolve("killed"), order, kind, n).run(seed).struck();
              return hit ? "" : " not hit";
            });
    assertThat(ends.values().stream().mapToInt(Integer::intValue).sum()).isEqualTo(runs);
  }

  @Test
  void onAFullDisk() throws InterruptedException {
    int runs =
        each(
            "full disks",
            (order, own, seed, random) -> {
              // Of the first seed's commands every other finds it full; for the rest it fills up.
              boolean full = seed == FROM && KilledCommand.ORDERS.indexOf(order) % 2 == 1;
              int blocks = full ? 0 : 1 + random.nextInt(MOST_BLOCKS - 1);
              int code = KilledCommand.onFullDisk(own, order, blocks).run(seed).code();
              assertThat(blocks > 0 || code > 0).as("done, and nothing recorded").isTrue();
              return (full ? " on a full disk exit " : " on one that fills up exit ") + code;
            });
    assertThat(ends.values().stream().mapToInt(Integer::intValue).sum()).isEqualTo(runs);
  }
}
