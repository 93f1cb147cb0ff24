package dev.quarterdeck.tui.console;

import static dev.quarterdeck.tui.console.ConsoleRun.ESC;
import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.rotation.journal.Status;
import dev.quarterdeck.sandbox.Scenario;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Changes act on all rows that are marked: one plan, one confirmation. */
class MarkedOnSandboxTest {
  @TempDir private Path folder;

  private static List<String> recorded(SandboxReads aws) {
    return aws.reads().console().audit().entries().orThrow().stream()
        .map(e -> e.action() + " " + e.target())
        .distinct()
        .toList();
  }

  @ParameterizedTest
  @CsvSource({"24,80", "50,200"})
  void servicesAreRedeployedAndScaledTogether(int rows, int columns) throws Exception {
    try (SandboxReads aws = SandboxReads.skipping(Scenario.CALM, folder);
        ConsoleRun run = aws.run(rows, columns)) {
      run.type("/cluster:staging\r");
      run.sees("2 of 6 rows");
      run.type("*");
      run.sees("2 marked");
      run.type("O");
      run.sees("'run once' acts on one row, and 2 are marked.");
      run.type("R");
      run.sees("Redeploy 2 services", "acme-staging/api", "acme-staging/worker");
      Confirm.plan(run, "acme-staging/api acme-staging/worker", "Deploy");
      run.sees("acme-staging/api  ✓ completed", "acme-staging/worker  ✓ completed", "[ Close ]");
      run.type(ESC);
      run.sees("the list", s -> !s.contains("[ Close ]") && s.contains("2 marked"));
      run.type("C");
      run.sees("Scale 2 services", "Tasks");
      run.type("2\r\r");
      Confirm.plan(run, "acme-staging/api acme-staging/worker", "Scale");
      run.sees("acme-staging/api: 2 of 2 running", "acme-staging/worker: 2 of 2", "[ Close ]");
      assertThat(recorded(aws))
          .containsExactly(
              "services.deploy acme-staging/api acme-staging/worker",
              "services.scale acme-staging/api acme-staging/worker");
    }
  }

  @Test
  void aServiceWithoutAWayBackIsNamedAndNothingIsDone() throws Exception {
    try (SandboxReads aws = SandboxReads.skipping(Scenario.BAD_DEPLOY, folder);
        ConsoleRun run = aws.run(24, 80)) {
      run.sees("6 rows");
      run.type("  ");
      run.sees("2 marked");
      run.type("B");
      run.sees("✖ No other revision is known to have run well", "[ Close ]");
      assertThat(aws.sandbox.traffic().of("ecs:UpdateService")).isZero();
    }
  }

  @Test
  void tasksAreStoppedTogether() throws Exception {
    try (SandboxReads aws = SandboxReads.skipping(Scenario.CALM, folder);
        ConsoleRun run = aws.run(24, 80)) {
      run.type("/cluster:prod api\r");
      run.sees("1 of 6 rows");
      run.type("T");
      run.sees("Tasks of acme-prod/api", "● running", "3 rows");
      run.type("  ");
      run.sees("2 marked");
      run.type("K");
      String plan = run.sees("Stop 2 tasks", "[ Cancel ]", "Reason");
      String name =
          aws.reads().service("acme-prod/api").orThrow().value().tasks().stream()
              .limit(2)
              .map(t -> "acme-prod/" + t.id())
              .reduce((a, b) -> a + " " + b)
              .orElseThrow();
      assertThat(plan).contains("task of acme-prod/api");
      Confirm.plan(run, name, "Stop them");
      run.sees("has stopped: ", "[ Close ]");
      assertThat(aws.sandbox.traffic().of("ecs:StopTask")).isEqualTo(2);
      assertThat(recorded(aws)).containsExactly("services.stop-task " + name);
    }
  }

  @ParameterizedTest
  @CsvSource({"24,80", "50,200"})
  void alarmsAreSilencedAndResumedTogether(int rows, int columns) throws Exception {
    try (SandboxReads aws = SandboxReads.skipping(Scenario.CALM, folder);
        ConsoleRun run = aws.run(rows, columns)) {
      run.type("4");
      run.sees("10 rows");
      run.type("/prod-api\r");
      run.sees(" of 10 rows");
      run.type("*");
      run.sees(" marked");
      run.type("Z");
      run.sees("Silence ", " alarms", "For hours");
      run.type("\r\r");
      String names =
          String.join(
              " ",
              aws.reads().alarms().alarms().orThrow().items().stream()
                  .map(a -> a.name())
                  .filter(n -> n.contains("prod-api"))
                  .toList());
      Confirm.plan(run, names, "Silence");
      run.sees("✓ Silent until", " alarms.", "[ Close ]");
      run.type("\r");
      run.sees("the list", s -> s.contains("silent in") && !s.contains("[ Close ]"));
      run.type("U");
      Confirm.plan(run, names, "Resume");
      run.sees("✓ Actions are on again: ", "[ Close ]");
    }
  }

  @ParameterizedTest
  @CsvSource({"24,80", "50,200"})
  void keysAreRotatedInOneOperationWithOneRedeployment(int rows, int columns) throws Exception {
    try (SandboxReads aws = SandboxReads.skipping(Scenario.CALM, folder);
        ConsoleRun run = aws.run(rows, columns)) {
      Ways.toKeys(run);
      run.type("//jwt_secret|stripe_secret/\r");
      run.sees("2 of 7 rows");
      run.type("*");
      run.sees("2 marked");
      run.type("x");
      run.sees("'reveal' acts on one row, and 2 are marked.");
      run.type("R");
      run.sees("Rotate 2 keys of acme/prod/app", "JWT_SECRET: Suggested: generated", "Go on");
      run.type("\r\r\r");
      run.sees("[ Go on ]");
      run.type("\r");
      run.sees("Options", "‹ as usual ›", "STRIPE_SECRET_KEY: New value");
      run.type("sk_live_canary-7731-value");
      run.type("\t\u001b[C");
      run.sees("‹ asked key by key ›");
      toGoOn(run);
      run.sees("JWT_SECRET: Length", "what stays empty is as usual");
      run.type("96");
      run.sees(
          "the length typed",
          shown -> Pattern.compile("JWT_SECRET: Length +96 ").matcher(shown).find());
      toGoOn(run);
      run.sees("STRIPE_SECRET_KEY: supplied; what stays empty is as usual");
      toGoOn(run);
      Confirm.plan(run, "acme/prod/app", "Rotate");
      String end = run.sees("✓ completed: rotation", "[ Close ]");
      assertThat(end).doesNotContain("canary");
      var operation = aws.reads().console().rotations().list().orThrow().items().getFirst();
      assertThat(operation.status()).isEqualTo(Status.COMPLETED);
      assertThat(operation.order().targets()).flatExtracting(t -> t.keys()).hasSize(2);
      assertThat(operation.order().toString()).contains("length=96");
      assertThat(aws.sandbox.traffic().of("ecs:UpdateService"))
          .isEqualTo(operation.order().consumers().size());
    }
  }

  /** However many lines there are to fill in. */
  private static void toGoOn(ConsoleRun run) throws Exception {
    String shown = run.sees("Go on");
    while (!shown.contains("[ Go on ]")) {
      String before = focus(shown);
      run.type("\t");
      shown = run.sees("the focus moves", s -> !focus(s).equals(before));
    }
    run.type("\r");
  }

  /** The sheet's lines that have it; the list's marked row beside it changes by itself. */
  private static String focus(String shown) {
    return shown
        .lines()
        .filter(l -> l.contains("│"))
        .map(l -> l.substring(l.indexOf('│')))
        .filter(l -> l.contains("▌") || l.contains("[ "))
        .collect(Collectors.joining("\n"));
  }
}
