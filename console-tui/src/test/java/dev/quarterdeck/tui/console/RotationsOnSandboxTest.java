package dev.quarterdeck.tui.console;

import static dev.quarterdeck.tui.console.ConsoleRun.CTRL_C;
import static dev.quarterdeck.tui.console.ConsoleRun.ESC;
import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.rotation.journal.Operation;
import dev.quarterdeck.rotation.journal.Status;
import dev.quarterdeck.sandbox.Sandbox;
import dev.quarterdeck.sandbox.Scenario;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A key is rotated by keys only: the wizard, the plan, live steps, pages, resume, back out. */
class RotationsOnSandboxTest {
  private static final String CANARY = "sk_live_canary-90b1-supplied-value";

  private static final String REFRESH = "\u0012";

  @TempDir private Path folder;

  /** A sandbox whose time jumps over what somebody waits for, or passes quickly. */
  private SandboxReads sandbox(boolean skipping) throws IOException {
    Sandbox.Options running = Sandbox.Options.running(Scenario.CALM);
    return new SandboxReads(
        skipping ? running.withSkipping() : running.withSpeed(12),
        folder,
        SandboxReads.PATIENCE,
        false);
  }

  /** Both rounds of questions as they stand, and the plan confirmed. */
  private static String rotate(ConsoleRun run) throws Exception {
    run.type("R");
    run.sees("Suggested: generated, because", "Compromised", "Go on");
    run.type("\r\r");
    run.sees("[ Go on ]");
    run.type("\r");
    run.sees("Redeployed: acme-prod/api.", "Length", "Soak");
    run.type("\r\r\r\r");
    run.sees("[ Go on ]");
    run.type("\r");
    return Confirm.plan(run, "acme/prod/app", "Rotate");
  }

  private static Operation latest(SandboxReads aws) {
    return aws.reads().console().rotations().list().orThrow().items().getFirst();
  }

  @ParameterizedTest
  @CsvSource({"24,80", "50,200"})
  void aKeyIsRotatedEndToEndByKeysOnly(int rows, int columns) throws Exception {
    try (SandboxReads aws = sandbox(true);
        ConsoleRun run = aws.run(rows, columns)) {
      Ways.toKey(run, "jwt", "JWT_SECRET");
      rotate(run);
      String end = run.sees("✓ completed: rotation", "[ Close ]");
      assertThat(end).contains("acme/prod/app · JWT_SECRET: now version", "acme-prod/api  ✓ done");
      assertThat(latest(aws).status()).isEqualTo(Status.COMPLETED);
      run.type("\r");
      run.sees("the key anew", s -> s.contains("› JWT_SECRET") && !s.contains("overdue"));
      run.type("8");
      run.sees("✓ completed", "acme/prod/app", "JWT_SECRET", "1 row");
      run.type("\r");
      String page = run.sees("Steps", "Stage the new value", "✓ done");
      assertThat(page).contains(latest(aws).id()).doesNotContain("demo-jwt-");
      assertThat(aws.reads().console().audit().verify().orThrow().intact()).isTrue();
    }
  }

  @Test
  void thePlanIsTheOneThatADryRunPrints() throws Exception {
    try (SandboxReads aws = sandbox(true);
        ConsoleRun run = aws.run(50, 200)) {
      Ways.toKey(run, "jwt", "JWT_SECRET");
      run.type("R");
      String recipes = run.sees("Suggested: generated", "Go on");
      assertThat(recipes).as("hangs behind the recipe's name").containsPattern("│ {15}expire\\.");
      run.type("\r\r\r");
      run.sees("Redeployed: acme-prod/api.", "Length");
      run.type("\r\r\r\r\r");
      String shown = flat(run.sees("[ Cancel ]", "Reason"));
      var c = aws.reads().console();
      var plan =
          c.rotations()
              .prepare(
                  new dev.quarterdeck.rotation.RotationRequest(
                      List.of(
                          new dev.quarterdeck.rotation.RotationRequest.Target(
                              "acme/prod/app",
                              "JWT_SECRET",
                              c.recipes().get("generated").orThrow(),
                              java.util.Map.of())),
                      dev.quarterdeck.rotation.RotationRequest.Options.DEFAULT),
                  dev.quarterdeck.rotation.run.Progress.NONE)
              .orThrow()
              .plan();
      assertThat(shown).contains(flat(plan.title()));
      plan.details().forEach(d -> assertThat(shown).contains(flat(d)));
      plan.steps().forEach(s -> assertThat(shown).contains(flat(s.text())));
      plan.notes().forEach(n -> assertThat(shown).contains(flat(n)));
      run.type(ESC);
      run.sees("the key", s -> !s.contains("[ Cancel ]"));
      assertThat(c.rotations().list().orThrow().items()).isEmpty();
    }
  }

  /** Without what wrapping and the frame add. */
  private static String flat(String text) {
    StringBuilder sheet = new StringBuilder();
    for (String line : text.lines().toList()) {
      int from = line.indexOf("│");
      int to = line.lastIndexOf("│");
      sheet.append(from < 0 ? text.contains("│") ? "" : line : line.substring(from + 1, to));
    }
    return sheet.toString().replaceAll("\\s+", "");
  }

  @Test
  void aRotationRunsOnWithoutItsSheetAndItsPageShowsIt() throws Exception {
    try (SandboxReads aws = sandbox(false);
        ConsoleRun run = aws.run(50, 200)) {
      Ways.toKey(run, "jwt", "JWT_SECRET");
      rotate(run);
      run.sees("… Roll the services", "0 of 3 new", "[ Leave it running ]");
      run.type(ESC);
      run.sees("1 RUNNING", "› JWT_SECRET", "esc back");
      run.type("8");
      run.sees("◐ running", "Roll the services", "w watch");
      run.type("\r");
      run.sees("Now", "… Roll the services, since", "0 of 3 new");
      run.type("w");
      run.sees("Rotate JWT_SECRET of acme/prod/app", "[ Leave it running ]");
      run.type(ESC);
      run.sees("the page again", s -> !s.contains("Leave it running"));
      run.type(":profile other\r");
      run.sees("A change is under way here");
      run.sees("… Probe, since");
      run.sees("✓ completed: rotation " + latest(aws).id());
      String page =
          run.sees("the end", s -> s.contains("Status    ✓ completed") && !s.contains("RUNNING"));
      assertThat(page).doesNotContain("w watch");
      assertThat(latest(aws).status()).isEqualTo(Status.COMPLETED);
    }
  }

  /** The list of rotations, after one was stopped while the services were rolled. */
  private static void stopped(ConsoleRun run) throws Exception {
    Ways.toKey(run, "jwt", "JWT_SECRET");
    rotate(run);
    run.sees("… Roll the services", "of 3 new", "[ Leave it running ]");
    run.type("\t");
    run.sees("[ Stop ]");
    run.type("\r");
    run.sees("▲ paused: rotation", "[ Close ]");
    run.type("\r8");
  }

  @Test
  void aStoppedRotationIsPausedAndBackedOut() throws Exception {
    try (SandboxReads aws = sandbox(false);
        ConsoleRun run = aws.run(24, 80)) {
      stopped(run);
      run.sees("▲ paused", "resume or", "R resume", "B back out");
      run.type("\r");
      run.sees("It stopped", "R resume");
      run.type("B");
      Confirm.plan(run, "acme/prod/app", "Back out");
      run.sees("Back out", "[ Leave it running ]");
      run.sees("✖ backed out: rotation", "[ Close ]");
      run.type("\r");
      String page = run.sees("the end", s -> s.contains("✖ backed out") && !s.contains("resume"));
      assertThat(page).doesNotContain("B back out");
      assertThat(latest(aws).status()).isEqualTo(Status.BACKED_OUT);
    }
  }

  @Test
  void aRotationThatAnotherProcessRunsIsNotOfferedToBeResumed() throws Exception {
    try (SandboxReads aws = sandbox(false);
        ConsoleRun run = aws.run(24, 80)) {
      stopped(run);
      run.sees("▲ paused", "R resume");
      Path lock = aws.reads().console().home().rotations().resolve(latest(aws).id() + ".lock");
      try (OtherProcess other = OtherProcess.holding(lock)) {
        run.type(REFRESH);
        String list = run.sees("◐ running elsewhere", "process " + other.pid());
        assertThat(list).doesNotContain("R resume", "B back out");
        run.type("\r");
        String page = run.sees("Run by", "process " + other.pid() + " on other-deck, since");
        assertThat(page).doesNotContain("R resume", "B back out");
      }
      run.type(REFRESH);
      run.sees("▲ paused", "R resume");
    }
  }

  @Test
  void leavingStopsWhatRunsAtASafePoint() throws Exception {
    try (SandboxReads aws = sandbox(false);
        ConsoleRun run = aws.run(24, 80)) {
      Ways.toKey(run, "jwt", "JWT_SECRET");
      rotate(run);
      run.sees("… Roll the services", "of 3 new", "[ Leave it running ]");
      run.type(CTRL_C);
      run.sees("Something is under way");
      run.type(ESC);
      run.sees("1 RUNNING");
      run.type(CTRL_C);
      run.sees("A change is under way. Leave again");
      run.type(CTRL_C);
      run.ends();
      assertThat(latest(aws).status()).isEqualTo(Status.PAUSED);
    }
  }

  @Test
  void aSuppliedValueIsEnteredMaskedAndSeenNowhere() throws Exception {
    try (SandboxReads aws = sandbox(true);
        ConsoleRun run = aws.run(24, 80)) {
      Ways.toKey(run, "stripe", "STRIPE_SECRET_KEY");
      run.type("R");
      run.sees("Suggested: supplied, because", "Go on");
      run.type("\r\r\r");
      run.sees("New value", "Canary first");
      run.type(CANARY);
      assertThat(run.sees("•".repeat(20))).doesNotContain(CANARY);
      run.type("\t".repeat(9));
      run.type("\t");
      run.sees("[ Go on ]");
      run.type("\r");
      String plan = Confirm.plan(run, "acme/prod/app", "Rotate");
      assertThat(plan).doesNotContain(CANARY);
      String end = run.sees("✓ completed: rotation", "[ Close ]");
      assertThat(end).doesNotContain(CANARY);
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        assertThat(Files.readString(file)).as("%s", file).doesNotContain(CANARY);
      }
    }
  }

  @Test
  void aReadOnlySessionRotatesNothing() throws Exception {
    try (SandboxReads aws = new SandboxReads(Scenario.CALM, folder, SandboxReads.PATIENCE, true);
        ConsoleRun run = aws.run(24, 80)) {
      Ways.toKey(run, "jwt", "JWT_SECRET");
      run.type("R");
      run.sees("read-only: nothing is changed", "W asks");
    }
  }
}
