package dev.quarterdeck.tui.console;

import static dev.quarterdeck.tui.console.ConsoleRun.ESC;
import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.readiness.Run;
import dev.quarterdeck.readiness.evidence.Status;
import dev.quarterdeck.sandbox.Scenario;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The checklist by keys only: walked, attested, waived, assigned, fixed. */
class ChecklistOnSandboxTest {
  @TempDir private Path folder;

  private SandboxReads sandbox() throws Exception {
    return new SandboxReads(Scenario.CALM, folder, SandboxReads.PATIENCE, false);
  }

  private static Run latest(SandboxReads aws) {
    return aws.reads().features().readiness().latest().orThrow();
  }

  private static Status status(SandboxReads aws, String item) {
    return latest(aws).result(item).orElseThrow().status();
  }

  /** Where the first that passes stands; behind everything if none is in sight. */
  private static int first(String evidence) {
    int pass = evidence.indexOf("✓ pass");
    return pass < 0 ? evidence.length() : pass;
  }

  /** Opens the list and waits for its first run. */
  private static void open(ConsoleRun run) throws Exception {
    run.type("9");
    run.sees("Everything", "Monitoring & logging", "in the way", "11 rows");
  }

  private static void toItem(ConsoleRun run, String item) throws Exception {
    open(run);
    run.type("\r");
    run.sees("› Every item", "143 rows");
    run.type("/" + item + "\r");
    run.sees("1 of 143 rows");
    run.type("\r");
    run.sees("› " + item, "Passes when");
  }

  @ParameterizedTest
  @CsvSource({"24,80", "50,200"})
  void categoriesItemsAndTheHardeningList(int rows, int columns) throws Exception {
    try (SandboxReads aws = sandbox();
        ConsoleRun run = aws.run(rows, columns)) {
      open(run);
      int percent = latest(aws).score().percent();
      run.sees(percent + " %, " + latest(aws).score().blockers() + " in the way");
      run.type("t");
      run.sees("› Hardening", "Safety guardrails", "HOLDS WHEN", "10 rows");
      run.type("/governance\r");
      run.sees("1 of 10 rows");
      run.type("\r");
      run.sees("› Governance", "4 rows", "○ open");
      run.type(ESC + ESC + ESC);
      run.sees("Checklist", "11 rows");
      run.type("/monitoring\r");
      run.sees("1 of 11 rows");
      run.type("\r");
      run.sees("› Monitoring & logging", "19 rows");
      run.type("f");
      run.sees("faults only");
      String faults = run.sees("of 19 rows, faults only", "✖ fail", "○ open");
      assertThat(faults).doesNotContain("✓ pass");
      run.type(ESC);
      run.sees("all of them", s -> s.contains("19 rows") && !s.contains(", faults only"));
      run.type("/log-retention\r");
      run.sees("1 of 19 rows");
      run.type("\r");
      String item = run.sees("› log-retention", "Passes when", "Evidence", "F fix");
      assertThat(item).contains("✖ fail", "medium", "→");
      String evidence = item.substring(item.indexOf("WHAT WAS FOUND"));
      assertThat(evidence.indexOf("✖ fail")).as("the worst first").isBetween(0, first(evidence));
    }
  }

  @Test
  void whatIsOpenIsWalkedInTheOrderOfSeverity() throws Exception {
    try (SandboxReads aws = sandbox();
        ConsoleRun run = aws.run(24, 80)) {
      open(run);
      var open = latest(aws).open();
      run.type("n");
      run.sees("› " + open.get(0).item().id(), "1 of " + open.size() + " open");
      run.type("n");
      run.sees("› " + open.get(1).item().id(), "2 of " + open.size() + " open");
      run.type("n");
      run.sees("› " + open.get(2).item().id(), "p before");
      run.type("p");
      String second = run.sees("› " + open.get(1).item().id());
      assertThat(second).doesNotContain(open.get(0).item().id());
      run.type(ESC);
      run.sees("11 rows", "Everything");
    }
  }

  @Test
  void aHandEditOfTheFileIsKeptWhileAnItemIsAttestedWaivedAndAssigned() throws Exception {
    Path file = folder.resolve("readiness.yaml");
    try (SandboxReads aws = sandbox();
        ConsoleRun run = aws.run(24, 80)) {
      toItem(run, "load-test");
      assertThat(status(aws, "load-test").blocks()).isTrue();
      Files.writeString(file, "# Ours.\nversion: 1\nproduct: Acme # by hand\n");
      run.type("a");
      run.sees("Attest load-test", "Evidence", "Go on");
      run.type("https://wiki/load\u202e-test\r\r\r\u0015petra\r");
      run.sees("[ Go on ]");
      run.type("\r");
      String plan = Confirm.plan(run, "load-test", "Write it");
      assertThat(plan).contains("Attest load-test in", "lines");
      run.sees("✓ Written to", "load-test is now: ✓ pass", "[ Close ]");
      run.type("\r");
      run.sees("✓ pass", "Until");
      assertThat(status(aws, "load-test")).isEqualTo(Status.PASS);
      assertThat(Files.readString(file))
          .contains("# Ours.", "product: Acme # by hand", "evidence:", "petra");
      Files.writeString(file, Files.readString(file) + "# And a note below.\n");
      run.type("w");
      run.sees("Waive load-test", "Reason");
      run.type("\r\r\r\r");
      run.sees("✖ The reason is missing", "[ Close ]");
      run.type("\rw");
      run.sees("Waive load-test", "Reason");
      run.type("later is soon enough\r2098-01-31\r\r\r");
      Confirm.plan(run, "load-test", "Write it");
      run.sees("✓ Written to");
      run.type("\ro");
      run.sees("Assign load-test", "Owner");
      run.type("jonas\r2098-02-01\rRun it on Sunday.\r\r");
      Confirm.plan(run, "load-test", "Write it");
      run.sees("✓ Written to");
      assertThat(aws.reads().console().audit().entries().orThrow())
          .filteredOn(e -> e.outcome().equals("done"))
          .extracting(e -> e.action())
          .containsExactly("checklist.attest", "checklist.waive", "checklist.assign");
      run.type("\r");
      run.sees("Owner", "jonas", "2098-02-01");
    }
    assertThat(Files.readString(file))
        .contains(
            "# Ours.",
            "product: Acme # by hand",
            "later is soon enough",
            "Run it on Sunday.",
            "# And a note below.");
  }

  @Test
  void whatAwsDecidesCannotBeAttestedAndIsFixedAfterAPlan() throws Exception {
    try (SandboxReads aws = sandbox();
        ConsoleRun run = aws.run(50, 200)) {
      toItem(run, "log-retention");
      String item = run.sees("F fix", "w waive");
      assertThat(item).doesNotContain("a attest");
      run.type("F");
      run.sees("Fix log-retention", "Days", "Go on");
      run.type("\r\r");
      String plan = Confirm.plan(run, "log-retention", "Fix it");
      assertThat(plan).contains("Put log-retention right.", "Keep events of");
      run.sees("✓", "[ Close ]");
      run.type("\r");
      String fixed = run.sees("the item as it is now", s -> s.contains("Status       ✓ pass"));
      assertThat(fixed).doesNotContain("F fix");
      assertThat(status(aws, "log-retention")).isEqualTo(Status.PASS);
      assertThat(aws.reads().console().audit().entries().orThrow())
          .anyMatch(e -> e.action().equals("checklist.fix") && e.outcome().startsWith("done"));
    }
  }

  @Test
  void aRunIsAskedForFollowedAndKept() throws Exception {
    try (SandboxReads aws = sandbox();
        ConsoleRun run = aws.run(24, 80)) {
      open(run);
      Path product = Files.createDirectories(folder.resolve("product"));
      Files.writeString(product.resolve(".gitignore"), ".env\n");
      run.type("r");
      run.sees("Run the checklist", "Checkout", "Address");
      run.type("\rftp://x\r\r");
      run.sees("✖ The address is none", "[ Close ]");
      run.type("\rr");
      run.sees("Run the checklist", "Checkout");
      run.type(product + "\r\r\r");
      run.sees("in the way", "[ Close ]");
      run.type("\r");
      run.sees("11 rows");
      assertThat(status(aws, "no-secrets-in-git")).isNotEqualTo(Status.OPEN);
      assertThat(latest(aws).result("no-secrets-in-git").orElseThrow().evidence())
          .noneMatch(e -> e.text().contains("No checkout was given"));
    }
  }

  @Test
  void aRunThatIsStoppedLeavesTheOneBefore() throws Exception {
    try (SandboxReads aws = sandbox();
        ConsoleRun run = aws.run(24, 80)) {
      open(run);
      Run before = latest(aws);
      aws.sandbox.faults().on("*", "*").hang();
      run.type("r");
      run.sees("Run the checklist", "Checkout");
      run.type("\r\r\r");
      run.sees("the run at its beginning", s -> s.matches("(?s).*read \\d+ of.*\\[ Stop ].*"));
      run.type(ESC);
      run.sees("✖", "[ Close ]");
      aws.sandbox.faults().clear();
      assertThat(latest(aws)).isEqualTo(before);
    }
  }
}
