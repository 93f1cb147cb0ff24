package dev.quarterdeck.tui.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.tui.crash.CrashRun.Ended;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A real process killed from outside before and after every change that a rotation makes, and after
 * writings of its journal; another process resumes. {@code -Dcrash.seeds=300} adds as many runs
 * with the moment, the world, a second operator and a bad value drawn from the seed, beginning with
 * seed {@code -Dcrash.from}.
 */
class ProcessKillTest {
  private static final List<String> CHANGES =
      List.of(
          "secretsmanager:PutSecretValue",
          "secretsmanager:UpdateSecretVersionStage",
          "ecs:UpdateService");

  private static final int FEW = 2;

  @TempDir private Path folder;

  /** A run and what it was meant to show. */
  private record Case(Kill kill, long seed, boolean intruder, boolean refuses) {}

  private Ended run(int number, Case c) throws IOException, InterruptedException {
    try {
      return new CrashRun(
              folder.resolve("run-" + number), c.kill(), c.seed(), c.intruder(), c.refuses())
          .run();
    } catch (AssertionError e) {
      throw new AssertionError(c + ": " + e.getMessage(), e);
    }
  }

  /** Two at a time: the machine has more to do. */
  private List<Ended> run(List<Case> cases) throws InterruptedException {
    List<Ended> ended = new ArrayList<>();
    List<Throwable> failed = new ArrayList<>();
    try (ExecutorService two = Executors.newFixedThreadPool(2)) {
      List<Callable<Ended>> runs = new ArrayList<>();
      for (int i = 0; i < cases.size(); i++) {
        int number = i;
        runs.add(() -> run(number, cases.get(number)));
      }
      for (Future<Ended> f : two.invokeAll(runs)) {
        try {
          ended.add(f.get());
        } catch (ExecutionException e) {
          failed.add(e.getCause() == null ? e : e.getCause());
        }
      }
    }
    assertThat(failed).as("of " + cases.size() + " runs").isEmpty();
    return ended;
  }

  @Test
  void everyChangeAndEveryWritingOfTheJournal() throws IOException, InterruptedException {
    Ended whole =
        new CrashRun(folder.resolve("whole"), new Kill(Kill.Kind.NEVER, 1, ""), 1, false, false)
            .run();
    assertThat(whole.status()).isEqualTo("completed");
    assertThat(whole.journalWrites()).isGreaterThan(10);
    List<Case> cases = new ArrayList<>();
    for (String action : CHANGES) {
      int times = (int) whole.actions().stream().filter(action::equals).count();
      assertThat(times).as(action).isPositive();
      for (int n = 1; n <= times; n++) {
        cases.add(new Case(new Kill(Kill.Kind.BEFORE, n, action), 1, false, false));
        cases.add(new Case(new Kill(Kill.Kind.AFTER, n, action), 1, false, false));
      }
    }
    // Between two changes every writing leaves the same behind; all of them with the seeds.
    int stride = asked() > FEW ? 1 : 4;
    for (int n = 1; n <= whole.journalWrites(); n += stride) {
      cases.add(new Case(new Kill(Kill.Kind.JOURNAL, n, ""), 1, false, false));
    }
    List<Ended> ended = run(cases);
    for (int i = 0; i < ended.size(); i++) {
      if (cases.get(i).kill().kind() != Kill.Kind.JOURNAL) {
        assertThat(ended.get(i).struck()).as(cases.get(i).toString()).isTrue();
      }
    }
    assertThat(ended).extracting(Ended::status).contains("completed");
    System.Logger log = System.getLogger(ProcessKillTest.class.getName());
    log.log(System.Logger.Level.INFO, () -> counted(ended));
  }

  @Test
  void seeds() throws InterruptedException {
    int seeds = asked();
    long from = Long.getLong("crash.from", 1000L);
    List<Case> cases = new ArrayList<>();
    for (long seed = from; seed < from + seeds; seed++) {
      Random random = new Random(seed);
      Kill.Kind kind = Kill.Kind.values()[random.nextInt(3)];
      int n = 1 + random.nextInt(kind == Kill.Kind.JOURNAL ? 30 : 60);
      cases.add(
          new Case(new Kill(kind, n, ""), seed, random.nextInt(4) == 0, random.nextInt(3) == 0));
    }
    List<Ended> ended = run(cases);
    assertThat(ended).hasSize(seeds);
    System.Logger log = System.getLogger(ProcessKillTest.class.getName());
    log.log(System.Logger.Level.INFO, () -> counted(ended));
  }

  private static int asked() {
    return Integer.getInteger("crash.seeds", FEW);
  }

  private static String counted(List<Ended> ended) {
    Map<String, Integer> counts = new TreeMap<>();
    ended.forEach(
        e -> counts.merge(e.status() + (e.struck() ? "" : ", not killed"), 1, Integer::sum));
    return ended.size() + " runs: " + counts;
  }
}
