package dev.quarterdeck.tui.console;

import static dev.quarterdeck.tui.console.ConsoleRun.ESC;

import dev.quarterdeck.sandbox.Sandbox;
import dev.quarterdeck.sandbox.Scenario;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Pictures of the terminal console on the sandbox, to {@code target/screenshots}: how it opens, and
 * each user's job done by keys only. The sandbox's clock stands, so that they tell the same
 * whenever they are made. Not one of the tests; made by {@code mvn -pl console-tui -am test
 * -Dtest=TerminalPictures -Dsurefire.failIfNoSpecifiedTests=false}.
 */
class TerminalPictures {
  private static final Path TO = Path.of("target/screenshots");
  private static final int ROWS = 24;
  private static final int HIGH = 32;
  private static final int COLUMNS = 100;

  @TempDir private Path folder;

  private SandboxReads sandbox(Scenario scenario) throws IOException {
    return new SandboxReads(Sandbox.Options.manual(scenario), folder, SandboxReads.PATIENCE, false);
  }

  @Test
  void theOverview() throws Exception {
    try (SandboxReads aws = sandbox(Scenario.BAD_DEPLOY);
        ConsoleRun run = aws.home(HIGH, COLUMNS)) {
      run.sees("Services in trouble", "★ likely", "What happened", "read 0s ago");
      new Strip(run.screen).take("").write(TO.resolve("terminal.png"));
    }
  }

  /** On call: from the opening screen to the deployment taken back. */
  @Test
  void aBadDeploymentIsFoundAndRolledBack() throws Exception {
    try (SandboxReads aws = sandbox(Scenario.BAD_DEPLOY);
        ConsoleRun run = aws.home(ROWS, COLUMNS)) {
      Strip strip = new Strip(run.screen);
      run.sees("Services in trouble", "★ likely");
      run.type("\t\r");
      run.sees("★ Likely", "in progress", "● running", "read 0s ago");
      strip.take("tab  enter");
      run.type("B");
      Confirm.plan(run, "acme-prod/api", "Roll back", () -> strip.take("B  tab"));
      run.sees("✓ completed  acme-prod-api:1", "[ Close ]");
      strip.take("enter").write(TO.resolve("job-rollback.png"));
    }
  }

  /** The operator: an overdue key replaced, promoted and rolled out. */
  @Test
  void aKeyIsRotated() throws Exception {
    try (SandboxReads aws = sandbox(Scenario.CALM);
        ConsoleRun run = aws.home(HIGH, COLUMNS)) {
      Strip strip = new Strip(run.screen);
      run.sees("Overdue keys");
      run.type("2");
      run.sees("acme/prod/app", "rows");
      run.type("/prod/app\r");
      run.sees("1 of ");
      run.type("\rK");
      run.sees("› Keys", "JWT_SECRET", "AGE");
      run.type("/jwt\r");
      run.sees("1 of 7 rows");
      run.type("\r");
      run.sees("› JWT_SECRET", "Recipe");
      run.type("R");
      run.sees("Suggested: generated, because", "Go on");
      run.type("\r\r");
      run.sees("[ Go on ]");
      run.type("\r");
      run.sees("Redeployed: acme-prod/api.", "Soak");
      run.type("\r\r\r\r");
      run.sees("[ Go on ]");
      run.type("\r");
      Confirm.plan(
          run,
          "acme/prod/app",
          "Rotate",
          () -> strip.take("2  /prod/app enter  enter  K  /jwt enter  enter  R  enter … tab"));
      run.sees("✓ completed: rotation", "[ Close ]");
      run.type("\r");
      run.sees("the key anew", s -> s.contains("› JWT_SECRET") && !s.contains("overdue"));
      run.type("8");
      run.sees("✓ completed", "JWT_SECRET", "1 row");
      run.type("\r");
      run.sees("Steps", "Stage the new value", "3 of 3 new", "read 0s ago");
      strip
          .take("enter  and, when it has completed:  enter  8  enter")
          .write(TO.resolve("job-rotate.png"));
    }
  }

  /** The founder: the list run, an item attested, one put right. */
  @Test
  void theChecklistIsWalked() throws Exception {
    try (SandboxReads aws = sandbox(Scenario.CALM);
        ConsoleRun run = aws.home(ROWS, COLUMNS)) {
      Strip strip = new Strip(run.screen);
      run.sees("Overdue keys");
      run.type("9");
      run.sees("Everything", "Monitoring & logging", "in the way", "11 rows", "read 0s ago");
      strip.take("9");
      run.type("n");
      run.sees("1 of ", "Passes when", "WHAT WAS FOUND", "read 0s ago");
      strip.take("n");
      run.type(ESC);
      run.sees("11 rows");
      run.type("\r");
      run.sees("143 rows");
      run.type("/load-test\r");
      run.sees("1 of 143 rows");
      run.type("\r");
      run.sees("› load-test", "Passes when");
      run.type("a");
      run.sees("Attest load-test", "Go on");
      run.type("https://wiki.example/load-test\r\r\r\u0015petra");
      run.sees("wiki.example/load-test", "petra");
      strip.take("esc  enter  /load-test enter  enter  a");
      run.type("\r");
      run.sees("[ Go on ]");
      run.type("\r");
      Confirm.plan(run, "load-test", "Write it");
      run.sees("load-test is now: ✓ pass", "[ Close ]");
      run.type("\r");
      run.sees("the item", s -> s.contains("✓ pass") && !s.contains("[ Close ]"));
      run.type(ESC);
      run.sees("1 of 143 rows");
      run.type(ESC);
      run.sees("all of them", s -> s.contains("143 rows") && !s.contains("1 of 143"));
      run.type("/log-retention\r");
      run.sees("Log groups keep", "1 of 143 rows");
      run.type("\r");
      run.sees("› log-retention", "F fix");
      run.type("F");
      run.sees("Fix log-retention", "Days", "Go on");
      run.type("\r\r");
      Confirm.plan(
          run,
          "log-retention",
          "Fix it",
          () ->
              strip.take(
                  "enter  enter  tab enter  enter;  esc  esc  /log-retention enter  enter  F  enter  enter  tab"));
      run.sees("✓ /ecs/acme-prod-billing", "[ Close ]");
      strip.write(TO.resolve("job-checklist.png"));
    }
  }
}
