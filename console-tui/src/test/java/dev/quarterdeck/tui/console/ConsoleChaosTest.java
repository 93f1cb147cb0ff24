package dev.quarterdeck.tui.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.fuzz.Tally;
import dev.quarterdeck.sandbox.PlantedValues;
import dev.quarterdeck.sandbox.Scenario;
import dev.quarterdeck.sandbox.wire.FaultRule;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.jline.utils.ScreenTerminal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Keys that nobody meant, on an account that misbehaves: the console lives, answers, and shows
 * nothing that it must not. {@code -Dchaos.consoles=N} sets how many are tried, {@code
 * -Dchaos.from=SEED} the first.
 */
class ConsoleChaosTest {
  /** Of a reading: short, as some hang, and enough for one in good order on a busy machine. */
  private static final Duration LIMIT = Duration.ofSeconds(5);

  private static final String ESC = "\033[27u";
  private static final String CTRL_C = "\003";

  /** Often enough for every reading and every change that is under way. */
  private static final int MOST_TIMES = 20;

  private static final List<Scenario> WORLDS =
      List.of(Scenario.CALM, Scenario.BAD_DEPLOY, Scenario.MISSING_KEY, Scenario.STALE_SECRET);

  /** Without those that leave, and none that shows a value to whoever gives a reason. */
  private static final List<String> KEYS =
      List.of(
          "0",
          "1",
          "2",
          "3",
          "4",
          "5",
          "6",
          "7",
          "8",
          "9",
          "\r",
          "\r",
          "\r",
          ESC,
          ESC,
          "\033[A",
          "\033[B",
          "j",
          "k",
          "g",
          "G",
          "h",
          "l",
          "\t",
          "\033[Z",
          "/",
          "api",
          "!x /(a+)+b/",
          ":",
          "sec\t",
          "audit\r",
          "doctor\r",
          "s",
          "S",
          "f",
          " ",
          "*",
          "y",
          "[",
          "]",
          "\u0012",
          "?",
          "\f",
          "B",
          "R",
          "C",
          "H",
          "O",
          "K",
          "E",
          "D",
          "U",
          "Z",
          "n",
          "a",
          "w",
          "o",
          "F",
          "r",
          "t",
          "\u0004",
          "\u0015",
          "\033[<0;10;5M",
          "\033[<64;5;5M",
          "\033[200~pas\033[2Jted\033[201~",
          "漢🚀",
          "\u202e",
          "\177",
          "5",
          "acme/prod/app");

  private static final List<String> FAULTS =
      List.of(
          "*=throttle@0.3",
          "*=fail:503@0.3",
          "*=cut@0.3",
          "*=slow:500ms",
          "ecs=deny",
          "logs=hang",
          "secretsmanager=expired@0.5",
          "*=skewed@0.2",
          "monitoring=fail",
          "*=cut-after@0.3");

  private final Tally tally = new Tally("terminal console");

  @TempDir private Path folder;

  @Test
  void keysOfNobodyOnAnAccountInTrouble() {
    tally.runs(Long.getLong("chaos.from", 1L), Integer.getInteger("chaos.consoles", 2), this::one);
  }

  private void one(long seed) throws Exception {
    Random random = new Random(seed * 0x9E3779B97F4A7C15L);
    Scenario scenario = WORLDS.get(random.nextInt(WORLDS.size()));
    Path home = folder.resolve("home-" + seed);
    int rows = random.nextBoolean() ? 24 : 50;
    try (SandboxReads aws = new SandboxReads(scenario, home, LIMIT, false);
        ConsoleRun run = aws.run(rows, rows == 24 ? 80 : 200)) {
      List<String> values = PlantedValues.of(aws.sandbox);
      // Until then the terminal itself echoes what is typed.
      run.sees("VERDICT");
      for (int i = 0; i < 120; i++) {
        if (random.nextInt(15) == 0) {
          aws.sandbox.faults().clear();
          aws.sandbox.fault(FaultRule.parse(FAULTS.get(random.nextInt(FAULTS.size()))));
          tally.count("faults");
        }
        if (random.nextInt(40) == 0) {
          run.screen.resize(24 + random.nextInt(30), 80 + random.nextInt(120));
        }
        tally.count("keys");
        run.type(KEYS.get(random.nextInt(KEYS.size())));
        if (i % 10 == 9) {
          shown(run, values);
        }
      }
      aws.sandbox.faults().clear();
      answers(run);
      // A list keeps its filter for the next visit: cleared there, then visited anew.
      run.type(":services\r" + ESC.repeat(12) + ":services\r");
      run.sees("the list of services", s -> s.contains("acme-prod") && s.contains("VERDICT"));
      shown(run, values);
      PlantedValues.absent(home, values);
      // What runs on is told of first, then stopped at a safe point, then left.
      run.type(CTRL_C.repeat(3));
      run.ends();
    }
  }

  /** Leaves whatever is open; what is under way has its time before it can be left. */
  private static void answers(ConsoleRun run) throws Exception {
    String shown = "";
    for (int n = 1; n <= MOST_TIMES; n++) {
      String said = "There is no command :nonsense" + n;
      run.type(ESC.repeat(12) + ":nonsense" + n + "\r");
      shown = run.screen.within(LIMIT, s -> s.contains(said));
      if (shown.contains(said)) {
        return;
      }
    }
    throw new AssertionError("it cannot be left; the screen shows:\n" + shown);
  }

  private void shown(ConsoleRun run, List<String> values) {
    tally.count("checks");
    for (long cell : run.screen.cells()) {
      int c = ScreenTerminal.cellCodePoint(cell);
      if (c != 0 && (Character.isISOControl(c) || Character.getType(c) == Character.FORMAT)) {
        throw new AssertionError("U+%04X on%n%s".formatted(c, run.screen.text()));
      }
    }
    String text = run.screen.text();
    assertThat(values.stream().noneMatch(text::contains)).as("a value on the screen").isTrue();
    assertThat(text).doesNotContain("Something went wrong inside Quarterdeck");
  }
}
