package dev.quarterdeck.tui.console;

import static dev.quarterdeck.tui.console.ConsoleRun.DOWN;
import static dev.quarterdeck.tui.console.ConsoleRun.ESC;
import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.health.Verdict;
import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.screen.console.Action;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jline.utils.ScreenTerminal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConsoleLoopTest {
  private static final Problem DOWN_NETWORK =
      new Problem.Unreachable(
          "The endpoint https://ecs.eu-central-1.amazonaws.com did not answer.",
          "Check the network and the proxy, or the region with --region.");

  private final ScriptedReads reads = new ScriptedReads();

  private ConsoleRun run(int rows, int columns) throws Exception {
    return new ConsoleRun(reads, ScriptedReads.start(false), rows, columns);
  }

  @ParameterizedTest
  @CsvSource({"24,80", "50,200", "31,117"})
  void servicesWithTheirVerdictsWorstFirst(int rows, int columns) throws Exception {
    try (ConsoleRun run = run(rows, columns)) {
      String shown = run.sees("▲ degraded", "● healthy", "◐ deploying", "4 rows", "user/ada");
      assertThat(shown.lines().toList().get(0))
          .contains("staging", "123456789012", "eu-central-1", "SANDBOX", "READ-ONLY");
      assertThat(shown.lines().toList().get(1)).contains("Services", "▲ degraded", "read 0s ago");
      int titles = rows >= 28 ? 3 : 2;
      assertThat(shown.lines().toList().get(titles))
          .contains("VERDICT", "SERVICE", "TASKS", "REASON");
      assertThat(shown.lines().toList().get(titles + 1))
          .startsWith("▌ ▲ degraded   billing")
          .contains("1/2");
      assertThat(shown).contains("1 of 2 tasks is running: task 4f2a cannot start");
      assertThat(shown.lines().toList().getLast()).contains("enter open", "? help", "/ filter");
    }
  }

  @Test
  void theFirstFrameWaitsForNothingAndKeysAnswerWhileTheNetworkHangs() throws Exception {
    reads.hang();
    try (ConsoleRun run = run(24, 80)) {
      run.sees("↻ Reading services…", "staging", "? help");
      run.type("?");
      run.sees("Keys", "Go to the secrets");
      run.type("\u0006");
      run.sees("Only rows with something wrong");
      run.type("?");
      run.type("2");
      run.sees("↻ Reading secrets…");
      reads.advance(Duration.ofSeconds(12));
      run.sees("No answer for 12s");
      reads.release();
      run.sees("prod/billing", "5 rows");
    }
  }

  @Test
  void keysMoveOpenAndComeBack() throws Exception {
    try (ConsoleRun run = run(24, 80)) {
      run.sees("4 rows");
      run.type("j" + DOWN);
      run.sees("the third row chosen", s -> s.lines().toList().get(5).startsWith("▌"));
      run.type("G");
      run.sees("the last row chosen", s -> s.lines().toList().get(6).startsWith("▌"));
      run.type("gg");
      run.sees("the first row chosen", s -> s.lines().toList().get(3).startsWith("▌"));
      run.type("\r");
      String page = run.sees("Services › prod/billing", "Because", "Deployments", "in progress");
      assertThat(page).contains("STRIPE_KEY is not in the", "qd secrets show prod/billing");
      run.type("G");
      run.sees("lacks memory.");
      run.type("k");
      run.type(ESC);
      run.sees("4 rows", "REASON");
    }
  }

  @Test
  void secretsAreMaskedAndOpenIntoTheirKeys() throws Exception {
    try (ConsoleRun run = run(24, 80)) {
      run.sees("4 rows");
      run.type("2");
      String list = run.sees("5 rows", "▲ overdue", "● in time", "••••••••");
      assertThat(list).contains("shared/ed25519-keyset", "by hand");
      run.type("/billing\r\r");
      String page = run.sees("Secrets › prod/billing", "DATABASE_URL", "REDIS_URL");
      assertThat(page).contains("nobody seen", "••••••••", "52");
      run.type("G");
      run.sees("AWSCURRENT", "▲ 2 stale");
    }
  }

  @Test
  void theFilterNarrowsWhileTypingAndEscUnwindsIt() throws Exception {
    try (ConsoleRun run = run(24, 80)) {
      run.sees("4 rows");
      run.type("/w");
      run.sees("2 of 4 rows", "has w");
      run.type("x");
      run.sees("No row matches the filter", "0 of 4 rows");
      run.type("\u007f");
      run.sees("2 of 4 rows");
      run.type("\r");
      run.sees("/w", "enter open");
      run.type(ESC);
      run.sees("all rows", s -> s.contains("4 rows") && !s.contains("of 4 rows"));
    }
  }

  @Test
  void theCommandLineCompletesAndJumps() throws Exception {
    try (ConsoleRun run = run(24, 80)) {
      run.sees("4 rows");
      run.type(":sec");
      run.sees(":secrets");
      run.type("\t\r");
      run.sees("Secrets", "5 rows");
      run.type(":sort a\t\r");
      run.sees("AGE↑");
      run.type(":nonsense\r");
      run.sees("There is no command :nonsense; press ? for help.");
      run.type(":q\r");
      run.ends();
    }
  }

  @Test
  void theCommandLineSwitchesTheRegion() throws Exception {
    try (ConsoleRun run = run(24, 80)) {
      run.sees("4 rows", "eu-central-1");
      run.type(":region us-e");
      run.sees(":region us-east-1");
      run.type("\t\r");
      run.sees("the other region", s -> s.lines().findFirst().orElse("").contains("us-east-1"));
    }
  }

  @Test
  void aCodeIsAskedForOnTheConsolesOwnLine() throws Exception {
    try (ConsoleRun run = run(24, 80)) {
      run.sees("4 rows");
      CompletableFuture<Optional<String>> code =
          CompletableFuture.supplyAsync(
              () -> run.loop.codes().code("arn:aws:iam::123456789012:mfa/ada"));
      run.sees("Code of MFA device arn:aws:iam::123456789012:mfa/ada:");
      run.type("q123456");
      run.sees(": •••••••");
      run.type("\r");
      assertThat(code.get(2, TimeUnit.MINUTES)).contains("q123456");
      CompletableFuture<Optional<String>> refused =
          CompletableFuture.supplyAsync(() -> run.loop.codes().code("arn:mfa/ada"));
      run.sees("Code of MFA device arn:mfa/ada:");
      run.type(ESC);
      assertThat(refused.get(2, TimeUnit.MINUTES)).isEmpty();
      run.sees("the message gone", s -> !s.contains("Code of MFA"));
    }
  }

  @Test
  void sortingShowsItsColumnAndDirection() throws Exception {
    try (ConsoleRun run = run(24, 80)) {
      run.sees("4 rows");
      run.type("ss");
      run.sees("SERVICE↑");
      run.type("S");
      run.sees("SERVICE↓");
    }
  }

  @Test
  void helpListsEveryActionWithItsKeys() throws Exception {
    try (ConsoleRun run = run(70, 200)) {
      run.sees("4 rows");
      run.type("?");
      String help = run.sees("Keys", "ctrl-z");
      for (Action action : Action.values()) {
        assertThat(help).contains(action.help());
      }
      run.screen.resize(24, 80);
      run.type("G");
      run.sees("the end of the help", s -> s.contains("ctrl-l") && !s.contains("Keys"));
      run.type("q");
      run.sees("the table again", s -> s.contains("REASON"));
    }
  }

  @Test
  void aFailureAtTheStartSaysTheRemedyAndRecovers() throws Exception {
    reads.failWith(DOWN_NETWORK);
    try (ConsoleRun run = run(24, 80)) {
      String shown = run.sees("✖ The endpoint", "→ Check the network");
      assertThat(shown).contains("ctrl-r tries now", "not signed in");
      reads.failWith(null);
      run.type("\u0012");
      run.sees("4 rows", "▲ degraded");
    }
  }

  @Test
  void aFailingRefreshKeepsTheRowsAndSaysSinceWhen() throws Exception {
    try (ConsoleRun run = run(24, 80)) {
      run.sees("4 rows");
      reads.failWith(DOWN_NETWORK);
      run.type("\u0012");
      run.sees("▲ failing since", "4 rows", "billing");
      reads.advance(Duration.ofMinutes(7));
      run.sees("▲ failing since 7m", "read 7m ago", "billing");
      reads.failWith(null);
      run.type("\u0012");
      run.sees("the failure gone", s -> !s.contains("failing") && s.contains("read 0s ago"));
    }
  }

  @Test
  void refreshHappensByItselfAndPausesWhileTyping() throws Exception {
    try (ConsoleRun run = run(24, 80)) {
      run.sees("4 rows");
      run.type("/");
      run.sees("words, !not");
      int before = reads.healthReads.get();
      reads.advance(Duration.ofSeconds(30));
      run.sees("read 30s ago");
      assertThat(reads.healthReads.get()).isEqualTo(before);
      run.type(ESC);
      run.sees("a fresh reading", s -> s.contains("read 0s ago"));
      assertThat(reads.healthReads.get()).isGreaterThan(before);
    }
  }

  @Test
  void theSelectionStaysWithItsRowWhenARefreshReorders() throws Exception {
    try (ConsoleRun run = run(24, 80)) {
      run.sees("4 rows");
      run.type("j");
      run.sees(
          "api chosen", s -> s.lines().anyMatch(l -> l.startsWith("▌") && l.contains(" api ")));
      reads.services(
          List.of(
              ScriptedServices.named("web", Verdict.DOWN, 0, 2, "no task is running"),
              ScriptedServices.named("billing", Verdict.DEGRADED, 1, 2, "1 of 2"),
              ScriptedServices.named("api", Verdict.HEALTHY, 3, 3, null)));
      run.type("\u0012");
      run.sees("3 rows", "✖ down");
      run.sees("api chosen", s -> s.lines().toList().get(5).startsWith("▌ ● healthy"));
    }
  }

  @Test
  void tenThousandRowsScrollByPages() throws Exception {
    reads.services(ScriptedServices.many(10_000));
    try (ConsoleRun run = run(50, 200)) {
      run.sees("10000 rows", "svc-00000");
      run.type("\u0006\u0006");
      run.sees("the third page", s -> s.contains("svc-00084") && !s.contains("svc-00000"));
      run.type("G");
      run.sees("svc-09999");
      run.type("/9876");
      run.sees("1 of 10000 rows", "svc-09876");
    }
  }

  @Test
  void resizingDrawsAnewAndASmallWindowSaysWhatItNeeds() throws Exception {
    try (ConsoleRun run = run(24, 80)) {
      run.sees("4 rows");
      run.screen.resize(40, 132);
      run.sees("the hints in the new last row", s -> s.lines().toList().get(39).contains("? help"));
      run.screen.resize(10, 40);
      run.sees("Quarterdeck needs a window of 80×24;");
      run.screen.resize(24, 80);
      run.sees("4 rows", "? help");
    }
  }

  @Test
  void hostileNamesAreShownAsTextAndAligned() throws Exception {
    reads.names(
        List.of("prod/\u001b[2J\u001b]0;pwned\u0007evil", "prod/漢字🚀", "prod/\u202eabc", "plain"));
    try (ConsoleRun run = run(24, 80)) {
      run.type("2");
      String shown = run.sees("4 rows", "plain");
      assertThat(shown).contains("�[2J�]0;pwned�evil", "漢字🚀", "prod/�abc");
      long[] cells = run.screen.cells();
      int ages = 0;
      for (int row = 3; row < 7; row++) {
        ages += ScreenTerminal.cellCodePoint(cells[row * 80 + ageEnd(cells)]) == 'd' ? 1 : 0;
      }
      assertThat(ages).isEqualTo(4);
    }
  }

  /** The column in which the ages end. */
  private static int ageEnd(long[] cells) {
    for (int column = 0; column < 78; column++) {
      if (ScreenTerminal.cellCodePoint(cells[2 * 80 + column]) == 'A'
          && ScreenTerminal.cellCodePoint(cells[2 * 80 + column + 1]) == 'G'
          && ScreenTerminal.cellCodePoint(cells[2 * 80 + column + 2]) == 'E') {
        return column + 2;
      }
    }
    throw new AssertionError("no column AGE");
  }

  @Test
  void productionLooksDifferentEvenWithoutColour() throws Exception {
    for (Map<String, String> env : List.of(Map.of("NO_COLOR", "1"), Map.<String, String>of())) {
      try (ConsoleRun run =
          new ConsoleRun(new ScriptedReads(true), ScriptedReads.start(true), 24, 80, env)) {
        run.sees("PRODUCTION", "4 rows");
        long cell = run.screen.cells()[40];
        assertThat(
                env.isEmpty()
                    ? ScreenTerminal.cellHasBackground(cell)
                    : ScreenTerminal.cellInverse(cell))
            .isTrue();
      }
    }
  }

  @Test
  void pastesGoIntoALineAndNowhereElse() throws Exception {
    try (ConsoleRun run = run(24, 80)) {
      run.sees("4 rows");
      run.type("\033[200~q:quit\r\033[201~");
      run.type("/\033[200~bil\nling\033[201~");
      run.sees("/bil ling", "1 of 4 rows");
    }
  }

  @Test
  void suspendGivesTheTerminalBackAndTheConsoleComesBack() throws Exception {
    try (ConsoleRun run = run(24, 80)) {
      run.sees("4 rows");
      run.type("\u001a");
      run.sees("the table again", s -> !run.screen.stopped().isEmpty() && s.contains("4 rows"));
      assertThat(run.screen.stopped()).containsExactly("true ");
      run.type("2");
      run.sees("5 rows");
    }
  }
}
