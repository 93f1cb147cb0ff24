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
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A real process killed from outside before and after every change that a rotation makes, and after
 * writings of its journal; another process resumes. {@code -Dcrash.seeds=300} adds as many runs
 * with the moment after the journal was opened, the world, a second operator, a bad value and a
 * kill of the resuming process drawn from the seed, beginning with seed {@code -Dcrash.from}.
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
  private record Case(
      Kill kill, @Nullable Kill again, long seed, boolean intruder, boolean refuses) {
    static Case plain(Kill kill) {
      return new Case(kill, null, 1, false, false);
    }
  }

  private Ended run(int number, Case c) throws IOException, InterruptedException {
    try {
      return new CrashRun(
              folder.resolve("run-" + number),
              c.kill(),
              c.again(),
              c.seed(),
              c.intruder(),
              c.refuses())
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
    Ended whole = whole(false);
    assertThat(whole.status()).isEqualTo("completed");
    assertThat(whole.journalWrites()).isGreaterThan(10);
    List<Case> cases = new ArrayList<>();
    for (String action : CHANGES) {
      int times = (int) whole.actions().stream().filter(action::equals).count();
      assertThat(times).as(action).isPositive();
      for (int n = 1; n <= times; n++) {
        cases.add(Case.plain(new Kill(Kill.Kind.BEFORE, n, action)));
        cases.add(Case.plain(new Kill(Kill.Kind.AFTER, n, action)));
      }
    }
    // Between two changes every writing leaves the same behind; all of them with the seeds.
    int stride = asked() > FEW ? 1 : 4;
    for (int n = 1; n <= whole.journalWrites(); n += stride) {
      cases.add(Case.plain(new Kill(Kill.Kind.JOURNAL, n, "")));
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

  /** A run that nobody kills: how long it is decides where the seeds may strike. */
  private Ended whole(boolean refuses) throws IOException, InterruptedException {
    Kill never = new Kill(Kill.Kind.NEVER, 1, "");
    return new CrashRun(folder.resolve("whole-" + refuses), never, null, 1, false, refuses).run();
  }

  @Test
  void seeds() throws IOException, InterruptedException {
    int seeds = asked();
    long from = Long.getLong("crash.from", 1000L);
    Ended good = whole(false);
    Ended bad = whole(true);
    assertThat(bad.status()).isEqualTo("backedOut");
    List<Case> cases = new ArrayList<>();
    for (long seed = from; seed < from + seeds; seed++) {
      Random random = new Random(seed);
      boolean refuses = random.nextInt(3) == 0;
      Ended like = refuses ? bad : good;
      Kill kill = drawn(random, like, 1);
      // What is left for the one that resumes is shorter.
      Kill again = random.nextInt(4) == 0 ? drawn(random, like, 2) : null;
      cases.add(new Case(kill, again, seed, random.nextInt(4) == 0, refuses));
    }
    List<Ended> ended = run(cases);
    assertThat(ended).hasSize(seeds);
    assertThat(ended).filteredOn(Ended::struck).extracting(Ended::step).doesNotContain("none");
    System.Logger log = System.getLogger(ProcessKillTest.class.getName());
    log.log(System.Logger.Level.INFO, () -> counted(ended));
  }

  private static Kill drawn(Random random, Ended like, int part) {
    Kill.Kind kind = Kill.Kind.values()[random.nextInt(3)];
    int most = kind == Kill.Kind.JOURNAL ? like.journalWrites() : like.journaled();
    return new Kill(kind, 1 + random.nextInt(Math.max(1, most / part)), "");
  }

  private static int asked() {
    return Integer.getInteger("crash.seeds", FEW);
  }

  private static String counted(List<Ended> ended) {
    Map<String, Integer> ends = new TreeMap<>();
    Map<String, Integer> steps = new TreeMap<>();
    for (Ended e : ended) {
      String resumed = e.resumes() > 1 ? ", resumed " + e.resumes() + " times" : "";
      ends.merge(e.status() + (e.struck() ? resumed : ", not hit"), 1, Integer::sum);
      steps.merge(e.struck() ? e.step() : "not hit", 1, Integer::sum);
    }
    return ended.size() + " runs: " + ends + "; killed before or in: " + steps;
  }
}
