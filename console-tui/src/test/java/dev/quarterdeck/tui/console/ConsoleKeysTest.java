package dev.quarterdeck.tui.console;

import static dev.quarterdeck.tui.console.ConsoleRun.ESC;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jline.utils.ScreenTerminal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Keys, the filter's and the command's line, and what can be set while the console runs. */
class ConsoleKeysTest {
  private static final String UP = "\033[A";
  private static final String DOWN = "\033[B";

  private final ScriptedReads reads = new ScriptedReads();

  private ConsoleRun run(int rows, int columns) throws Exception {
    return new ConsoleRun(reads, ScriptedReads.start(false), rows, columns);
  }

  private static void chosen(ConsoleRun run, String name) throws Exception {
    run.sees(name + " chosen", s -> s.lines().anyMatch(l -> l.startsWith("▌") && l.contains(name)));
  }

  @ParameterizedTest
  @CsvSource({"24,80,9", "50,200,21"})
  void halfPagesWholePagesAndBothEnds(int rows, int columns, int half) throws Exception {
    reads.services(ScriptedServices.many(300));
    try (ConsoleRun run = run(rows, columns)) {
      run.sees("300 rows", "svc-00000");
      run.type("\u0004");
      chosen(run, "svc-%05d".formatted(half));
      run.type("\u0015");
      chosen(run, "svc-00000");
      run.type("\033[F");
      chosen(run, "svc-00299");
      run.type("\033[H");
      chosen(run, "svc-00000");
      run.type("\033[6~\033[5~");
      chosen(run, "svc-00000");
    }
  }

  @ParameterizedTest
  @CsvSource({"24,80", "50,200"})
  void thePatternIsSaidInWordsAndItsMistakesCalmly(int rows, int columns) throws Exception {
    try (ConsoleRun run = run(rows, columns)) {
      run.sees("4 rows");
      run.type("/");
      run.sees("words, !not, column:word, /regex/", "paused");
      run.type("service:/^(w|a)/ !api");
      run.sees("2 of 4 rows", "without api");
      run.type("\u0015/(w/");
      run.sees("/(w/ is no pattern yet (unclosed group", "0 of 4 rows");
      run.type("\u007f)/");
      run.sees("2 of 4 rows", "matches /(w)/");
      run.sees("no complaint", s -> !s.contains("no pattern"));
      run.type("\r");
      run.sees("//(w)/", "↻5s");
      reads.advance(Duration.ofSeconds(6));
      run.sees(
          "the filter after a refresh", s -> s.contains("2 of 4 rows") && s.contains("0s ago"));
    }
  }

  @Test
  void commandsAreRememberedAndWalkedThrough() throws Exception {
    try (ConsoleRun run = run(24, 80)) {
      run.sees("4 rows");
      run.type(":sort service\r:nonsense\r:sort verdict\r:");
      run.sees("earlier");
      run.type(UP);
      run.sees(":sort verdict");
      run.type(UP);
      run.sees(":nonsense");
      run.type(UP + UP);
      run.sees(":sort service");
      run.type(DOWN + DOWN);
      run.sees(":sort verdict");
      run.type(ESC);
      run.sees("the line left", s -> !s.contains("earlier"));
      run.type(":so" + UP + UP);
      run.sees(":sort service");
      run.type(DOWN + DOWN);
      run.sees("what was typed", s -> s.lines().anyMatch(l -> l.startsWith("  :so")));
    }
  }

  @Test
  void theIntervalIsSetWhileTheConsoleRuns() throws Exception {
    try (ConsoleRun run = run(24, 80)) {
      run.sees("4 rows", "↻5s");
      run.type(":refresh 1m\r");
      run.sees("↻1m", "Read again every 1m.");
      int before = reads.healthReads.get();
      reads.advance(Duration.ofSeconds(50));
      run.sees("read 50s ago");
      assertThat(reads.healthReads.get()).isEqualTo(before);
      reads.advance(Duration.ofSeconds(11));
      run.sees("a fresh reading", s -> s.contains("read 0s ago"));
      run.type(":refresh off\r");
      run.sees("↻off");
    }
  }

  @Test
  void columnsAreSortedForthAndBack() throws Exception {
    try (ConsoleRun run = run(24, 80)) {
      run.sees("4 rows");
      run.type(">>");
      run.sees("SERVICE↑");
      run.type("<");
      run.sees("VERDICT↑");
      run.type(":sort service desc\r");
      run.sees("SERVICE↓");
    }
  }

  @Test
  void marksAreSetTakenAwayAndCopied() throws Exception {
    try (ConsoleRun run = run(24, 80)) {
      run.sees("4 rows");
      run.type("  ");
      run.sees("2 marked", "✓");
      run.type("c");
      run.sees("Copied 2 rows");
      run.type("*");
      run.sees("4 marked");
      run.type("*");
      run.sees("no marks", s -> !s.contains("marked") && !s.contains("✓"));
    }
  }

  @Test
  void aThemeIsChosenAndAnotherSelectionDrawn() throws Exception {
    try (ConsoleRun run = run(24, 80)) {
      run.sees("4 rows");
      run.type(":theme h");
      run.sees(":theme high-contrast");
      run.type("\t\r");
      run.sees("the selection inverse", s -> inverse(run));
      run.type(":theme dark\r");
      run.sees("the selection on a ground", s -> !inverse(run));
      run.type(":theme mauve\r");
      run.sees(":theme takes auto, dark, light, high-contrast, colour-blind, not «mauve».");
    }
  }

  private static boolean inverse(ConsoleRun run) {
    return ScreenTerminal.cellInverse(run.screen.cells()[3 * 80 + 70]);
  }

  @Test
  void whereNothingCanBeCopiedThatIsSaid() throws Exception {
    Map<String, String> tmux = Map.of("TMUX", "/tmp/tmux-0/default,1,0");
    try (ConsoleRun run = new ConsoleRun(reads, ScriptedReads.start(false), 24, 80, tmux)) {
      run.sees("4 rows");
      run.type("c");
      run.sees("tmux set -g set-clipboard on");
    }
  }

  @Test
  void aChosenRowStaysInSightWhileTheWindowChanges() throws Exception {
    reads.services(ScriptedServices.many(300));
    try (ConsoleRun run = run(50, 200)) {
      run.sees("300 rows");
      run.type("G");
      chosen(run, "svc-00299");
      for (List<Integer> size : List.of(List.of(24, 80), List.of(10, 300), List.of(60, 100))) {
        run.screen.resize(size.get(0), size.get(1));
        run.sees(
            "something fit for " + size,
            s ->
                size.get(0) < 24 ? s.contains("needs a window of 80×24") : s.contains("svc-00299"));
      }
      run.type("g");
      chosen(run, "svc-00000");
      assertThat(run.screen.text().getBytes(StandardCharsets.UTF_8)).isNotEmpty();
    }
  }

  @Test
  void inAWindowThatIsTooSmallNoKeyActsUnseenButQuit() throws Exception {
    reads.services(ScriptedServices.many(300));
    try (ConsoleRun run = run(50, 200)) {
      run.sees("300 rows");
      chosen(run, "svc-00000");
      run.screen.resize(10, 60);
      run.sees("needs a window of 80×24");
      // Help would take the q for itself.
      run.type("?q");
      run.ends();
    }
  }
}
