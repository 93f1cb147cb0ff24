package dev.quarterdeck.tui.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Clicks on what is drawn, and the wheel. */
class ConsoleMouseTest {
  private final ScriptedReads reads = new ScriptedReads();

  private ConsoleRun run(int rows, int columns) throws Exception {
    return new ConsoleRun(reads, ScriptedReads.start(false), rows, columns);
  }

  /** Presses and releases on the first place where that text stands. */
  private static void click(ConsoleRun run, String text) throws Exception {
    String[] lines = run.screen.text().split("\n", -1);
    for (int row = 0; row < lines.length; row++) {
      int column = lines[row].indexOf(text);
      if (column >= 0) {
        String at = ";%d;%d".formatted(column + 1, row + 1);
        run.type("\033[<0" + at + "M\033[<0" + at + "m");
        return;
      }
    }
    throw new AssertionError("nowhere " + text + " in\n" + run.screen.text());
  }

  private static void chosen(ConsoleRun run, String name) throws Exception {
    run.sees(name + " chosen", s -> s.lines().anyMatch(l -> l.startsWith("▌") && l.contains(name)));
  }

  @ParameterizedTest
  @CsvSource({"24,80", "50,200"})
  void rowsTitlesAndTheBreadcrumb(int rows, int columns) throws Exception {
    try (ConsoleRun run = run(rows, columns)) {
      run.sees("4 rows");
      click(run, "web");
      chosen(run, "web");
      click(run, "SERVICE");
      run.sees("SERVICE↑");
      click(run, "SERVICE");
      run.sees("SERVICE↓");
      click(run, "web ");
      run.sees("Services › prod/web");
      click(run, "Services");
      run.sees("4 rows", "SERVICE↓");
      chosen(run, "web");
    }
  }

  @Test
  void hintsAreButtons() throws Exception {
    try (ConsoleRun run = run(24, 80)) {
      run.sees("4 rows");
      click(run, "? help");
      run.sees("Keys");
      click(run, "? help");
      run.sees("4 rows", "REASON");
      click(run, "/ filter");
      run.type("web");
      run.sees("1 of 4 rows");
    }
  }

  @Test
  void theWheelMovesTheSelectionAndScrollsTheHelp() throws Exception {
    reads.services(ScriptedServices.many(100));
    try (ConsoleRun run = run(24, 80)) {
      run.sees("100 rows");
      run.type("\033[<65;5;5M\033[<65;5;5M");
      chosen(run, "svc-00006");
      run.type("\033[<64;5;5M");
      chosen(run, "svc-00003");
      run.type("?");
      run.sees("Keys");
      run.type("\033[<65;5;5M");
      run.sees("the help scrolled", shown -> !shown.contains("  Keys\n") && shown.contains("▐"));
    }
  }

  @Test
  void aClickBesideEverythingDoesNothing() throws Exception {
    try (ConsoleRun run = run(24, 80)) {
      String before = run.sees("4 rows", "read 0s ago");
      run.type("\033[<0;70;20M\033[<0;500;500M\033[<2;5;5M");
      run.type("?q");
      assertThat(run.sees("4 rows", "REASON")).isEqualTo(before);
    }
  }
}
