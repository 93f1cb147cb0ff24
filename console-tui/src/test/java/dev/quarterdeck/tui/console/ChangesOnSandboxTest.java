package dev.quarterdeck.tui.console;

import static dev.quarterdeck.tui.console.ConsoleRun.ESC;
import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.sandbox.Scenario;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Changes by keys only: the plan, Cancel first, the confirmation, the end. */
class ChangesOnSandboxTest {
  private static final String CANARY = "canary-7f3e-console";

  @TempDir private Path folder;

  private SandboxReads sandbox(boolean readOnly) throws Exception {
    return new SandboxReads(Scenario.CALM, folder, SandboxReads.PATIENCE, readOnly);
  }

  @ParameterizedTest
  @CsvSource({"24,80", "50,200"})
  void aSecretIsRolledBack(int rows, int columns) throws Exception {
    try (SandboxReads aws = sandbox(false);
        ConsoleRun run = aws.run(rows, columns)) {
      Ways.toApp(run);
      run.type("B");
      run.sees("Roll back acme/prod/app");
      Confirm.plan(run, "acme/prod/app", "Roll back");
      run.sees("✓ AWSCURRENT is on version", "[ Close ]");
      run.type(ESC);
      run.sees("the list", s -> !s.contains("[ Close ]") && s.contains("AGE"));
      assertThat(aws.reads().console().audit().verify().orThrow().intact()).isTrue();
    }
  }

  @Test
  void aKeyIsSetWithoutItsValueBeingSeenAnywhere() throws Exception {
    try (SandboxReads aws = sandbox(false);
        ConsoleRun run = aws.run(24, 80)) {
      Ways.toApp(run);
      run.type("E");
      run.sees("Set a key of acme/prod/app", "Go on");
      run.type("STRIPE_API_KEY\r");
      run.type(CANARY);
      String typed = run.sees("•".repeat(CANARY.length()));
      assertThat(typed).doesNotContain(CANARY);
      run.type("\r");
      run.sees("[ Go on ]");
      run.type("\r");
      Confirm.plan(run, "acme/prod/app", "Set it");
      String end = run.sees("✓ Set in version", "[ Close ]");
      assertThat(end).doesNotContain(CANARY);
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        assertThat(Files.readString(file)).as("%s", file).doesNotContain(CANARY);
      }
    }
  }

  @Test
  void cancelIsInFocusAndEscapeLeavesEverythingAsItWas() throws Exception {
    try (SandboxReads aws = sandbox(false);
        ConsoleRun run = aws.run(24, 80)) {
      Ways.toApp(run);
      run.type("B");
      run.sees("[ Cancel ]", "Reason");
      run.type("\r");
      run.sees("the list", s -> !s.contains("[ Cancel ]"));
      run.type("B");
      run.sees("[ Cancel ]", "Reason");
      run.type(ESC);
      run.sees("the list", s -> !s.contains("[ Cancel ]"));
      assertThat(calls(aws)).isZero();
    }
  }

  private static long calls(SandboxReads aws) {
    return aws.sandbox.traffic().of("secretsmanager:UpdateSecretVersionStage")
        + aws.sandbox.traffic().of("secretsmanager:PutSecretValue");
  }

  @Test
  void aReadOnlySessionSaysSo() throws Exception {
    try (SandboxReads aws = sandbox(true);
        ConsoleRun run = aws.run(24, 80)) {
      Ways.toApp(run);
      run.type("B");
      run.sees("read-only: nothing is changed");
    }
  }
}
