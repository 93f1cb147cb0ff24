package dev.quarterdeck.tui.tmux;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.tui.Qd;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * How the console takes a terminal, gives it back whatever ends it, and what it says where it
 * cannot.
 */
class RealTerminalTest {
  /** No second screen, the cursor shown, no mouse. */
  private static final String USUAL = "0 1 0";

  @TempDir private Path folder;
  private RealTerminal terminal;
  private Path qd;

  @BeforeEach
  void open() throws Exception {
    terminal = new RealTerminal(folder, 24, 80);
    qd = terminal.program("qd", Qd.class, "--sandbox");
    terminal.line("stty -g >before; clear; echo before-the-console");
    terminal.sees("before-the-console", RealTerminal.PROMPT.strip());
  }

  @AfterEach
  void close() throws Exception {
    terminal.close();
  }

  private void start(Path program) throws Exception {
    terminal.line(program + "; echo \"exit code $?\"");
    String shown = terminal.sees("Overview", "? help");
    assertThat(shown).doesNotContain("before-the-console");
  }

  private void isAsItWas(int exitCode) throws Exception {
    String after = terminal.sees("exit code " + exitCode);
    assertThat(after).contains("before-the-console").doesNotContain("? help");
    assertThat(terminal.modes()).isEqualTo(USUAL);
    terminal.line("stty -g >after && cmp before after && echo same-settings");
    terminal.sees("same-settings");
  }

  @Test
  void itFollowsTheWindowAndLeavingGivesTheTerminalBack() throws Exception {
    start(qd);
    assertThat(terminal.modes()).isEqualTo("1 0 1");
    terminal.resize(50, 200);
    terminal.sees("hints in the last row", s -> s.lines().toList().getLast().contains("? help"));
    terminal.resize(12, 60);
    terminal.sees("Quarterdeck needs a window of 80×24");
    terminal.resize(24, 80);
    terminal.sees("Overview", "? help");
    terminal.key("q");
    isAsItWas(0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"TERM", "HUP"})
  void signalsGiveItBack(String signal) throws Exception {
    start(qd);
    terminal.signal(qd, signal);
    isAsItWas(signal.equals("TERM") ? 143 : 129);
  }

  @Test
  void aDefectIsToldAndTheConsoleGoesOn() throws Exception {
    start(terminal.program("crashing", CrashingQd.class, "--sandbox"));
    Path trigger = Files.createFile(folder.resolve("home").resolve(CrashingQd.TRIGGER));
    terminal.sees("Something went wrong inside Quarterdeck");
    Files.delete(trigger);
    terminal.key("1");
    terminal.sees("SERVICE", "VERDICT");
    terminal.key("q");
    isAsItWas(0);
  }

  @Test
  void suspendedItIsTheShellsAndContinuedItIsDrawnAgain() throws Exception {
    start(qd);
    terminal.key("C-z");
    terminal.sees("before-the-console", "Stopped");
    assertThat(terminal.modes()).isEqualTo(USUAL);
    terminal.line("echo typed-$((6*7))");
    terminal.sees("typed-42");
    terminal.line("fg");
    String again = terminal.sees("Overview", "? help");
    assertThat(again).doesNotContain("typed-42");
    terminal.signal(qd, "TSTP");
    // The shell has the terminal again when it asks, not when the first stop is to be seen again.
    terminal.sees(
        "the prompt after a second stop",
        s -> s.split("Stopped", -1).length == 3 && s.stripTrailing().endsWith("ready$"));
    terminal.line("fg; echo \"exit code $?\"");
    terminal.sees("Overview", "? help");
    terminal.key("q");
    isAsItWas(0);
  }

  /** Those without a second screen are left blank; tmux's own kind is what the others are. */
  @ParameterizedTest
  @ValueSource(strings = {"xterm", "linux", "vt100"})
  void kindsOfTerminalsInTheWild(String type) throws Exception {
    terminal.line("TERM=" + type);
    start(qd);
    terminal.key("Down");
    terminal.sees("the second row", s -> s.lines().skip(4).findFirst().orElse("").startsWith("▌"));
    terminal.key("q");
    assertThat(terminal.sees("exit code 0")).doesNotContain("? help");
    assertThat(terminal.modes()).isEqualTo(USUAL);
  }

  @Test
  void whereNothingCanBeDrawnThatIsSaid() throws IOException, InterruptedException {
    terminal.line("TERM=dumb " + qd + "; echo \"exit code $?\"");
    terminal.sees("exit code 6", "type 'dumb' cannot show", "one-shot commands");
    terminal.line("clear; unset TERM; " + qd + "; echo \"code without TERM $?\"");
    terminal.sees("code without TERM 6", "TERM is not set", "one-shot commands");
  }
}
