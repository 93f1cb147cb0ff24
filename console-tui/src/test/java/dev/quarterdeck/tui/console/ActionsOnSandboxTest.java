package dev.quarterdeck.tui.console;

import static dev.quarterdeck.tui.console.ConsoleRun.ESC;
import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.audit.AuditEntry;
import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.sandbox.Scenario;
import dev.quarterdeck.screen.services.Sessions;
import dev.quarterdeck.services.EcsEditor;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is done to services, tasks and alarms: planned, confirmed, followed, recorded. */
class ActionsOnSandboxTest {
  @TempDir private Path folder;

  private SandboxReads skipping(Scenario scenario) throws Exception {
    return SandboxReads.skipping(scenario, folder);
  }

  private static void recorded(SandboxReads aws, String action) {
    assertThat(aws.reads().console().audit().verify().orThrow().intact()).isTrue();
    assertThat(aws.reads().console().audit().entries().orThrow())
        .extracting(AuditEntry::action)
        .contains(action);
  }

  /** The newest outcome of the action, which tells how it ended. */
  private static void ended(SandboxReads aws, String action, String how) {
    recorded(aws, action);
    assertThat(
            aws.reads().console().audit().entries().orThrow().stream()
                .filter(e -> e.action().equals(action))
                .map(AuditEntry::outcome)
                .filter(o -> o.startsWith("ended: ")))
        .last()
        .asString()
        .matches("ended: " + how);
  }

  private static void closed(ConsoleRun run) throws Exception {
    run.type(ESC);
    run.sees("the list", s -> !s.contains("[ Close ]"));
  }

  /** The on-call engineer's job: found, explained and rolled back. */
  @ParameterizedTest
  @CsvSource({"24,80", "50,200"})
  void aBadDeploymentIsFoundExplainedAndRolledBackByAHandfulOfKeys(int rows, int columns)
      throws Exception {
    try (SandboxReads aws = skipping(Scenario.BAD_DEPLOY);
        ConsoleRun run = aws.home(rows, columns)) {
      run.sees("▲ degraded: 1 degraded", "Services in trouble", "★ likely");
      run.type("\t\r");
      run.sees("Because", "failed tasks so far", "★ Likely", "image 1.8.2 → 1.9.0");
      run.type("B");
      run.sees("Roll back acme-prod/api", "Take acme-prod/api back to acme-prod-api:1.");
      Confirm.plan(run, "acme-prod/api", "Roll back");
      run.sees("✓ completed  acme-prod-api:1", "[ Close ]");
      run.type(ESC);
      run.sees("the page again", s -> !s.contains("[ Close ]") && s.contains("Deployments"));
      ended(aws, "services.rollback", "deployment \\S+ of acme-prod-api:1 completed");
    }
  }

  @Test
  void theRevisionToGoBackToIsChosen() throws Exception {
    try (SandboxReads aws = skipping(Scenario.BAD_DEPLOY);
        ConsoleRun run = aws.run(50, 200)) {
      run.sees("▲ degraded");
      run.type("v");
      run.sees("What ran in api", "(the way back)", "in progress");
      run.type("j\r");
      run.sees("What differs: acme-prod-api:2 → acme-prod-api:1");
      run.type(ESC);
      run.sees("(the way back)");
      run.type("B");
      run.sees("Take acme-prod/api back to acme-prod-api:1.");
      run.type(ESC);
      run.sees("nothing was done", s -> !s.contains("[ Cancel ]"));
      assertThat(aws.sandbox.traffic().of("ecs:UpdateService")).isZero();
    }
  }

  @ParameterizedTest
  @CsvSource({"24,80", "50,200"})
  void aServiceIsRedeployedAndScaledAndWatchedToItsEnd(int rows, int columns) throws Exception {
    try (SandboxReads aws = skipping(Scenario.CALM);
        ConsoleRun run = aws.run(rows, columns)) {
      Ways.toService(run, "cluster:prod billing");
      run.type("R");
      Confirm.plan(run, "acme-prod/billing", "Deploy");
      run.sees("✓ completed  acme-prod-billing:1", "[ Close ]");
      closed(run);
      run.type("C");
      run.sees("Scale acme-prod/billing", "Tasks");
      run.type("many\r\r");
      run.sees("is not a number of tasks");
      closed(run);
      run.type("C");
      run.sees("Go on");
      run.type("3\r\r");
      Confirm.plan(run, "acme-prod/billing", "Scale");
      run.sees("✓ 3 of 3 running", "[ Close ]");
      ended(aws, "services.scale", "acme-prod/billing has 3 of 3 tasks running");
      ended(aws, "services.deploy", "deployment \\S+ of acme-prod-billing:1 completed");
    }
  }

  @Test
  void aDeploymentUnderWayIsStopped() throws Exception {
    try (SandboxReads aws = skipping(Scenario.BAD_DEPLOY);
        ConsoleRun run = aws.run(24, 80)) {
      run.type("5");
      run.sees("▲ in progress");
      run.type("\r");
      run.sees("rolling out  acme-prod-api:2");
      run.type("H");
      run.sees("Stop the deployment of acme-prod-api:2");
      Confirm.plan(run, "acme-prod/api", "Stop it");
      run.sees("rolled back", "[ Close ]");
      ended(aws, "services.stop-deployment", "deployment \\S+ of \\S+ was rolled back.*");
    }
  }

  @Test
  void watchingIsStoppedAndTheDeploymentGoesOn() throws Exception {
    try (SandboxReads aws = new SandboxReads(Scenario.CALM, folder, SandboxReads.PATIENCE, false);
        ConsoleRun run = aws.run(24, 80)) {
      run.sees("acme-prod", "6 rows");
      run.type("R");
      Confirm.plan(run, "acme-prod/api", "Deploy");
      // Before that is said nothing is watched yet, and a stop is a stop of the change itself.
      run.sees("the roll-out", t -> t.contains("[ Stop ]") && !t.contains("Under way…"));
      run.type(ESC);
      run.sees("Stopped watching.", "goes on", "[ Close ]");
      ended(aws, "services.deploy", "not watched to its end: watching was stopped .* goes on.*");
    }
  }

  @ParameterizedTest
  @CsvSource({"24,80", "50,200"})
  void aTaskIsStopped(int rows, int columns) throws Exception {
    try (SandboxReads aws = skipping(Scenario.CALM);
        ConsoleRun run = aws.run(rows, columns)) {
      run.sees("6 rows");
      run.type("\r");
      run.sees("Tasks", "● running");
      run.type("\t\t\t");
      run.sees("K stop task");
      run.type("\r");
      String page = run.sees("Task ", "Containers", "Shell", "aws ecs execute-command");
      String id = id(page);
      run.type("K");
      run.sees("Stop task " + id.substring(0, 8));
      Confirm.plan(run, "acme-prod/" + id, "Stop it");
      run.sees("✓ It has stopped", "[ Close ]");
      run.type(ESC);
      run.sees("the task's end", s -> s.contains("ECS says") && !s.contains("[ Close ]"));
      ended(aws, "services.stop-task", "task " + id + " stopped.*");
    }
  }

  /** The task's id out of the line that opens a shell, which may be wrapped. */
  private static String id(String page) {
    String joined = page.replaceAll("\\s+", "");
    int at = joined.indexOf("--task");
    return joined.substring(at + 6, at + 6 + 32);
  }

  @ParameterizedTest
  @CsvSource({"24,80", "50,200"})
  void aOneOffTaskIsRunWithItsLogAndItsExitCode(int rows, int columns) throws Exception {
    try (SandboxReads aws = skipping(Scenario.CALM);
        ConsoleRun run = aws.run(rows, columns)) {
      run.sees("6 rows");
      run.type("O");
      run.sees("Run a one-off task beside acme-prod/api", "Command");
      run.type("bin/migrate 'up \r\r\r");
      run.sees("A quote in the command is not closed.");
      again(run);
      run.type("bin/migrate up --verbose\r\r\r");
      Confirm.plan(run, "acme-prod/api", "Run it");
      run.sees("✓ It ended with exit code 0.", "bin/migrate up --verbose", "[ Close ]");
      again(run);
      run.type("sh -c \"exit 3\"\r\r\r");
      Confirm.plan(run, "acme-prod/api", "Run it");
      run.sees("✖ It ended with exit code 3.", "[ Close ]");
      ended(aws, "services.run", "task \\S+ stopped with exit code 3.*");
    }
  }

  private static void again(ConsoleRun run) throws Exception {
    closed(run);
    run.type("O");
    run.sees("Go on");
  }

  @Test
  void aSessionGetsTheTerminalAndGivesItBack() throws Exception {
    try (SandboxReads aws = skipping(Scenario.CALM);
        ConsoleRun run = aws.run(24, 80)) {
      var world = aws.sandbox.world();
      world.call(
          () -> {
            var ecs = world.ecs();
            var api =
                Objects.requireNonNull(
                    ecs.service(Objects.requireNonNull(ecs.cluster("acme-prod")), "api"));
            api.spec = api.spec.withExecuteCommand(true);
            return null;
          });
      AtomicReference<EcsEditor.ExecSession> opened = new AtomicReference<>();
      aws.reads()
          .openSessionsWith(
              new Sessions() {
                @Override
                public boolean here() {
                  return true;
                }

                @Override
                public Outcome<Integer> open(EcsEditor.ExecSession session) {
                  return run.loop.handOver(
                      "Press Enter to begin.",
                      () -> {
                        opened.set(session);
                        return 0;
                      });
                }
              });
      run.sees("6 rows");
      run.type("R");
      Confirm.plan(run, "acme-prod/api", "Deploy");
      run.sees("✓ completed", "[ Close ]");
      run.type("\r");
      run.sees("the list", s -> !s.contains("[ Close ]"));
      run.type("\r");
      run.sees("● running");
      run.type("\t\t\t\r");
      run.sees("Containers", "X shell");
      run.type("X");
      run.sees("Open a session in task", "Go on");
      run.type("\r\r");
      Confirm.plan(run, "acme-prod/api", "Open it");
      run.sees("Press Enter to begin.");
      assertThat(opened.get()).isNull();
      run.type("\r");
      run.sees("✓ The session", "has ended", "[ Close ]");
      assertThat(Objects.requireNonNull(opened.get()).target()).startsWith("ecs:acme-prod_");
      run.type(ESC);
      run.sees("keys work again", s -> s.contains("Containers") && !s.contains("[ Close ]"));
      recorded(aws, "services.exec");
    }
  }

  @Test
  void withoutThePluginTheLineIsCopied() throws Exception {
    try (SandboxReads aws = skipping(Scenario.CALM);
        ConsoleRun run = aws.run(24, 80)) {
      run.sees("6 rows");
      run.type("\r");
      run.sees("● running");
      run.type("w");
      run.sees("Copied https://us-east-1.console.aws.amazon.com/ecs/v2/clusters/");
      run.type("\t\t\t\r");
      run.sees("Containers", "X copy shell line");
      run.type("X");
      run.sees("Copied aws ecs execute-command --region us-east-1");
    }
  }

  @ParameterizedTest
  @CsvSource({"24,80", "50,200"})
  void anAlarmIsSilencedAndResumed(int rows, int columns) throws Exception {
    try (SandboxReads aws = skipping(Scenario.NOISY_ERRORS);
        ConsoleRun run = aws.run(rows, columns)) {
      run.type("4");
      run.sees("▲ alarm", "acme-prod-web-5xx");
      run.type("/web-5xx\r\r");
      run.sees("Rule", "Z silence");
      run.type("Z");
      run.sees("For hours");
      run.type("\r\r");
      Confirm.plan(run, "acme-prod-web-5xx", "Silence");
      run.sees("✓ Silent until", "[ Close ]");
      run.type(ESC);
      run.sees("the silence", s -> s.contains("silent in") && !s.contains("[ Close ]"));
      run.type("U");
      Confirm.plan(run, "acme-prod-web-5xx", "Resume");
      run.sees("✓ Actions are on again.", "[ Close ]");
      recorded(aws, "alarms.resume");
    }
  }

  @Test
  void aReadOnlySessionChangesNothing() throws Exception {
    try (SandboxReads aws =
            new SandboxReads(Scenario.BAD_DEPLOY, folder, SandboxReads.PATIENCE, true);
        ConsoleRun run = aws.run(24, 80)) {
      run.sees("▲ degraded");
      for (String key : new String[] {"B", "R", "H", "C", "O"}) {
        run.type(key);
        run.sees("read-only: nothing is changed");
      }
      assertThat(aws.sandbox.traffic().of("ecs:UpdateService")).isZero();
    }
  }
}
