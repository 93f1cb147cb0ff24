package dev.quarterdeck.tui.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.screen.console.BrokenPage;
import dev.quarterdeck.screen.console.State;
import org.junit.jupiter.api.Test;

/** A defect of ours is told, holds no value, and ends nothing. */
class BrokenPageTest {
  private final ScriptedReads reads = new ScriptedReads();

  private ConsoleRun on(BrokenPage.Where where) throws Exception {
    State start = ScriptedReads.start(false).on(new BrokenPage(where));
    return new ConsoleRun(reads, start, 24, 80);
  }

  @Test
  void whatCannotBeDrawnIsToldInItsPlace() throws Exception {
    try (ConsoleRun run = on(BrokenPage.Where.DRAWING)) {
      String shown =
          run.sees(
              "Something went wrong inside Quarterdeck (IllegalStateException, defect",
              "at dev.quarterdeck.screen.console.BrokenPage",
              "ctrl-c leaves");
      assertThat(shown).doesNotContain(BrokenPage.VALUE);
      run.type("1");
      run.sees("4 rows", "? help");
    }
  }

  @Test
  void whatFailsBehindAKeyIsANotice() throws Exception {
    try (ConsoleRun run = on(BrokenPage.Where.READING)) {
      String shown =
          run.sees("Something went wrong inside Quarterdeck (IllegalStateException", "? help");
      assertThat(shown).doesNotContain(BrokenPage.VALUE);
      run.type("1");
      run.sees("4 rows", "? help");
    }
  }
}
