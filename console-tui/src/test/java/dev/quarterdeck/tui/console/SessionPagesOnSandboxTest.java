package dev.quarterdeck.tui.console;

import static dev.quarterdeck.tui.console.ConsoleRun.ESC;
import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.audit.AuditLog;
import dev.quarterdeck.sandbox.Scenario;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The record, the doctor, contexts, and a read-only session that is opened for a time. */
class SessionPagesOnSandboxTest {
  private static final String HOSTILE = "for \u202efun\u001b]0;x\u0007";

  @TempDir private Path folder;

  private SandboxReads sandbox(Scenario scenario, boolean readOnly) throws Exception {
    return new SandboxReads(scenario, folder, SandboxReads.PATIENCE, readOnly);
  }

  private static void record(SandboxReads aws, String target) {
    aws.reads()
        .console()
        .audit()
        .append(
            new AuditLog.Event(
                "arn:aws:iam::111122223333:user/ada",
                "111122223333",
                "us-east-1",
                "secrets.reveal",
                target,
                HOSTILE,
                "done, version 1",
                null))
        .orThrow();
  }

  @ParameterizedTest
  @CsvSource({"24,80", "50,200"})
  void theRecordIsListedFilteredAndVerified(int rows, int columns) throws Exception {
    try (SandboxReads aws = sandbox(Scenario.CALM, true);
        ConsoleRun run = aws.run(rows, columns)) {
      run.type(":audit\r");
      run.sees("Nothing was revealed or changed from this machine yet");
      record(aws, "acme/prod/app JWT_SECRET");
      record(aws, "acme/prod/cdn TOKEN");
      run.type("\u0012");
      String all = run.sees("✓ chain holds", "2 rows", "secrets.reveal", "acme/prod/cdn TOKEN");
      assertThat(all).doesNotContain("\u202e", "\u0007");
      run.type("/target:app\r");
      run.sees("1 of 2 rows");
      run.type("\r");
      run.sees("Entry 1", "user/ada", "All 2 entries hold", "Hash");
      Path file = aws.reads().console().home().audit();
      Files.writeString(file, Files.readString(file).replace("acme/prod/app", "acme/prod/xyz"));
      run.type(ESC);
      run.sees("1 of 2 rows");
      run.type(ESC);
      run.sees("2 rows", "acme/prod/cdn TOKEN");
      run.type("\u0012");
      run.sees("✖ chain is broken", "✖ not proven");
    }
  }

  @ParameterizedTest
  @CsvSource({"24,80", "50,200"})
  void theDoctorSaysWhatFailsAndWhatToDo(int rows, int columns) throws Exception {
    try (SandboxReads aws = sandbox(Scenario.CALM, true);
        ConsoleRun run = aws.run(rows, columns)) {
      run.type(":doctor\r");
      String shown = run.sees("✓ nothing fails", "credentials", "state folder", "✓ ok");
      assertThat(shown).contains("session-manager-plugin", "▲ look");
      aws.sandbox.faults().on("ecs", "ListClusters").deny();
      run.type("r");
      run.sees("✖ 1 fails", "✖ fails", "ecs:ListClusters");
      run.type("g\r");
      run.sees("To do", "Found", "✖ fails");
      aws.sandbox.faults().clear();
      run.type(ESC);
      run.sees("CHECK", "✖ fails");
      run.type("r");
      run.sees("✓ nothing fails");
    }
  }

  @ParameterizedTest
  @CsvSource({"24,80", "50,200"})
  void contextsShowTheirEnvironmentAndAreSwitchedTo(int rows, int columns) throws Exception {
    try (ConsoleRun run =
        new ConsoleRun(new ScriptedReads(), ScriptedReads.start(false), rows, columns)) {
      run.sees("4 rows");
      run.type(":contexts\r");
      String shown = run.sees("HERE", "▲ production", "read-only at first", "4 rows");
      assertThat(shown).contains("● here");
      run.type("/us-east\r");
      run.sees("1 of 4 rows", "enter switch");
      run.type("\r");
      run.sees("the other region", s -> s.lines().findFirst().orElse("").contains("us-east-1"));
    }
  }

  @Test
  void theSandboxSaysThatThereIsNothingToSwitchTo() throws Exception {
    try (SandboxReads aws = sandbox(Scenario.CALM, true);
        ConsoleRun run = aws.run(24, 80)) {
      run.type(":contexts\r");
      run.sees("There is no profile in the AWS files");
      run.type(":region eu-west-1\r");
      run.sees("The sandbox has one profile and one region");
    }
  }

  @ParameterizedTest
  @CsvSource({"24,80", "50,200"})
  void aReadOnlySessionIsOpenedForATimeAndClosesByItself(int rows, int columns) throws Exception {
    try (SandboxReads aws = sandbox(Scenario.CALM, true);
        ConsoleRun run = aws.run(rows, columns)) {
      Ways.toApp(run);
      run.sees("READ-ONLY");
      run.type("B");
      run.sees("read-only: nothing is changed. W asks");
      run.type("W");
      run.sees("Allow changes for a time", "Reason", "‹ 15m ›");
      run.type("\r\r\r");
      run.sees("✖ Elevating needs a reason", "[ Close ]");
      run.type("\rW");
      run.sees("Allow changes for a time", "Reason");
      run.type("a wrong version went out\r\r\r");
      String open = run.sees("ELEVATED 1", "1 of ");
      assertThat(open).doesNotContain("READ-ONLY");
      assertThat(aws.reads().console().audit().entries().orThrow())
          .anyMatch(
              e ->
                  e.action().equals("session.elevate")
                      && Objects.equals(e.reason(), "a wrong version went out")
                      && e.outcome().equals("for 15 minutes"));
      run.type("B");
      Confirm.plan(run, "acme/prod/app", "Roll back");
      run.sees("✓ AWSCURRENT is on version", "[ Close ]");
      run.type("\r");
      aws.sandbox.world().advance(Duration.ofMinutes(16));
      String closed = run.sees("READ-ONLY", "1 of ");
      assertThat(closed).doesNotContain("ELEVATED");
      run.type("B");
      run.sees("read-only: nothing is changed");
    }
  }

  @Test
  void anElevationIsEndedBeforeItsTimeAndAPlanThatWasShownIsNotMade() throws Exception {
    try (SandboxReads aws = sandbox(Scenario.CALM, true);
        ConsoleRun run = aws.run(24, 80)) {
      Ways.toApp(run);
      run.type("W");
      run.sees("Allow changes for a time");
      run.type("trying\r\u001b[C\r\r");
      run.sees("ELEVATED 4:", "1 of ");
      run.type("B");
      run.sees("[ Cancel ]", "Reason");
      aws.sandbox.world().advance(Duration.ofMinutes(6));
      Confirm.plan(run, "acme/prod/app", "Roll back");
      run.sees("✖ This session is read-only", "[ Close ]");
      run.type("\r");
      run.sees("READ-ONLY");
      run.type("W");
      run.sees("Allow changes for a time");
      run.type("again\r\r\r");
      run.sees("ELEVATED 1");
      run.type(":elevate\r");
      run.sees("READ-ONLY");
      assertThat(aws.reads().console().audit().entries().orThrow())
          .anyMatch(e -> e.action().equals("session.lower"));
      assertThat(aws.sandbox.traffic().of("secretsmanager:UpdateSecretVersionStage")).isZero();
    }
  }

  @Test
  void anEnvironmentThatIsMarkedReadOnlyIsElevatedToo() throws Exception {
    Files.writeString(
        folder.resolve("config.yaml"),
        """
        environments:
          - match: {account: "111122223333"}
            label: guarded
            readOnly: true
        """);
    try (SandboxReads aws = sandbox(Scenario.CALM, false);
        ConsoleRun run = aws.run(24, 80)) {
      run.sees("guarded", "READ-ONLY");
      run.type("W");
      run.sees("Allow changes for a time");
      run.type("the change of tonight\r\r\r");
      String open = run.sees("ELEVATED 1", "guarded");
      assertThat(open).doesNotContain("READ-ONLY");
    }
  }
}
