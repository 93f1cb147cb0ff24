package dev.quarterdeck.tui.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.sandbox.Scenario;
import dev.quarterdeck.tui.chaos.Orders.Kind;
import dev.quarterdeck.tui.chaos.Orders.Order;
import dev.quarterdeck.tui.cli.Qds;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/**
 * Every command while AWS throttles, fails, is slow, cuts connections, refuses, takes credentials
 * for expired or the clock for wrong, while the disk is full or somebody presses Ctrl-C; checked
 * from outside. {@code -Dchaos.cases=N} sets how many, {@code -Dchaos.from=SEED} the first.
 */
class ChaosTest {
  private static final int FEW = 150;
  private static final List<Scenario> WORLDS =
      List.of(
          Scenario.CALM,
          Scenario.CALM,
          Scenario.BAD_DEPLOY,
          Scenario.MISSING_KEY,
          Scenario.STALE_SECRET,
          Scenario.DENIED);

  /** What they say is good whatever is missing, as each thing that is missing has its own word. */
  private static final Set<String> OWN_WORDS = Set.of("checklist report", "demo");

  /** The answer of a command while all is well, by world and command. */
  private final Map<String, Qds.Ended> truth = new ConcurrentHashMap<>();

  @TempDir private Path folder;

  /** What came of a case. */
  private record Came(String command, int code) {}

  /** Lists of ECS that hang now and then: every reading of the tour keeps to the limit given. */
  @Test
  void theTourKeepsToItsTimeLimit() throws Exception {
    Weather weather =
        new Weather(
            List.of(
                "secretsmanager:DescribeSecret=cut-after@0.2",
                "ecs:List*=hang@0.2",
                "ecs:Describe*=throttle@0.5"),
            0,
            Weather.Disk.SOUND);
    Order tour = new Order(List.of(), "demo --tour", Kind.READS);
    try (ChaosCase run = new ChaosCase(tour, weather, Scenario.DENIED, folder.resolve("tour"))) {
      assertThat(run.run().code()).isIn(0, 3, 5, 6, 7);
    }
  }

  @Test
  void everyCommandHasArgumentsThatWork() {
    assertThat(Orders.ALL.stream().map(Order::command).distinct())
        .as("a new command needs its place in Orders")
        .containsExactlyInAnyOrderElementsOf(Orders.all());
  }

  @Test
  void nothingIsLostLeakedOrLeftHanging() throws InterruptedException {
    int cases = Integer.getInteger("chaos.cases", FEW);
    long from = Long.getLong("chaos.from", 1L);
    List<Callable<Came>> runs = new ArrayList<>();
    for (long seed = from; seed < from + cases; seed++) {
      long drawn = seed;
      runs.add(() -> one(drawn));
    }
    List<Came> came = new ArrayList<>();
    List<Throwable> failed = new ArrayList<>();
    try (ExecutorService some = Executors.newFixedThreadPool(4)) {
      for (Future<Came> f : some.invokeAll(runs)) {
        try {
          came.add(f.get());
        } catch (ExecutionException e) {
          failed.add(e.getCause() == null ? e : e.getCause());
        }
      }
    }
    Map<String, Map<Integer, Integer>> counted = new TreeMap<>();
    came.forEach(
        c ->
            counted
                .computeIfAbsent(c.command(), k -> new TreeMap<>())
                .merge(c.code(), 1, Integer::sum));
    System.Logger log = System.getLogger(ChaosTest.class.getName());
    counted.forEach(
        (c, ends) -> log.log(System.Logger.Level.INFO, () -> "chaos: " + c + " " + ends));
    log.log(
        System.Logger.Level.INFO,
        () -> "chaos: " + came.size() + " cases held, " + failed.size() + " failed");
    assertThat(failed).isEmpty();
  }

  /**
   * Commands take turns, so that each comes as often as any other; the rest follows from the seed.
   */
  private Came one(long seed) throws Exception {
    Random random = new Random(seed * 0x9E3779B97F4A7C15L);
    Order order = Orders.ALL.get((int) (seed % Orders.ALL.size()));
    Scenario scenario =
        order.kind() == Kind.CHANGES || !order.setup().isEmpty()
            ? Scenario.CALM
            : WORLDS.get(random.nextInt(WORLDS.size()));
    Weather weather = Weather.drawn(random);
    String what = "seed " + seed + ", " + scenario + ", qd " + order.line() + ", " + weather;
    try (ChaosCase run = new ChaosCase(order, weather, scenario, folder.resolve("case-" + seed))) {
      Qds.Ended ended = run.run();
      if (ended.code() == 0 && order.kind() == Kind.READS) {
        Qds.Ended truth = truth(order, scenario);
        assertThat(truth.code()).as("a bad answer looks good").isZero();
        if (!weather.hostile()
            && !OWN_WORDS.contains(order.command())
            && !saysWhatIsMissing(order, ended.out())) {
          assertThat(words(ended.out()))
              .as("half an answer looks whole")
              .isEqualTo(words(truth.out()));
        }
      }
      return new Came(order.command(), ended.code());
    } catch (Exception | AssertionError e) {
      throw new AssertionError(what + ": " + e.getMessage(), e);
    }
  }

  /** Without what another second, another folder or another chance writes differently. */
  private static String words(String out) {
    return out.replaceAll(
            "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|[0-9]{8}-[0-9]{4}-[0-9a-f]{6}", "#")
        .replaceAll("[0-9a-f]*[0-9][0-9a-f]*", "#")
        .replaceAll("# ?(?:ms|[smhd]) ago", "# ago")
        .replaceAll("/\\S+", "/")
        .replaceAll("\\s+", " ");
  }

  /**
   * Whether an answer of health names what it could not read beside what decides: who changed what,
   * how old an image is. The verdict holds without it.
   */
  private static boolean saysWhatIsMissing(Order order, String out) {
    return order.command().equals("health")
        && (order.line().endsWith("-o json")
            ? !JsonMapper.shared().readTree(out).get("unknowns").isEmpty()
            : out.lines().anyMatch(line -> line.startsWith("? ")));
  }

  private Qds.Ended truth(Order order, Scenario scenario) throws Exception {
    String key = scenario + " " + order.line();
    Qds.Ended known = truth.get(key);
    if (known != null) {
      return known;
    }
    Path calm = folder.resolve("truth-" + Integer.toHexString(key.hashCode()));
    try (ChaosCase run = new ChaosCase(order, Weather.FINE, scenario, calm)) {
      Qds.Ended ended = run.run();
      truth.put(key, ended);
      return ended;
    }
  }
}
