package dev.quarterdeck.tui.console;

import static dev.quarterdeck.tui.console.ConsoleRun.ESC;
import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.sandbox.Scenario;
import dev.quarterdeck.tui.output.json.Documents;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConsoleOnSandboxTest {
  private static final String REFRESH = "\u0012";

  @TempDir private Path folder;

  private SandboxReads sandbox(Scenario scenario) throws Exception {
    return new SandboxReads(scenario, folder, SandboxReads.PATIENCE);
  }

  @ParameterizedTest
  @CsvSource({"24,80", "50,200"})
  void aBadDeploymentIsSeenOpenedAndExplained(int rows, int columns) throws Exception {
    try (SandboxReads aws = sandbox(Scenario.BAD_DEPLOY);
        ConsoleRun run = aws.run(rows, columns)) {
      String list =
          run.sees("▲ degraded", "acme-prod", "111122223333", "us-east-1", "SANDBOX", "READ-ONLY");
      assertThat(list.lines().filter(l -> l.startsWith("▌")).findFirst().orElseThrow())
          .contains("▲ degraded", " api ");
      run.type("\r");
      run.sees("Services › acme-prod/api", "Because", "Deployments", "★ Likely");
      run.type("G");
      run.sees("ARN", "Circuit breaker");
      run.type(ESC);
      run.sees("VERDICT", "rows");
    }
  }

  @ParameterizedTest
  @CsvSource({"24,80", "50,200"})
  void secretsAreListedFilteredAndOpenedMasked(int rows, int columns) throws Exception {
    try (SandboxReads aws = sandbox(Scenario.CALM);
        ConsoleRun run = aws.run(rows, columns)) {
      run.type(":sec\t\r");
      run.sees("acme/prod/app", "▲ overdue", "● in time");
      run.type("/prod/app");
      run.sees("1 of ", "acme/prod/app");
      run.type("\r\r");
      String page = run.sees("Secrets › acme/prod/app", "Keys", "••••••••", "USED BY");
      assertThat(page).contains("json");
      run.type(ESC);
      run.sees("1 of ");
      run.type(ESC);
      run.sees("all secrets", s -> !s.contains("1 of "));
    }
  }

  @ParameterizedTest
  @CsvSource({"24,80", "50,200"})
  void theRawViewIsTheCommandsJson(int rows, int columns) throws Exception {
    try (SandboxReads aws = sandbox(Scenario.CALM)) {
      aws.reads().writtenBy(Documents::json);
      try (ConsoleRun run = aws.run(rows, columns)) {
        run.sees("acme-prod", "rows");
        run.type("/service:billing\ry");
        run.sees(
            "Services › JSON of acme-prod/billing", "\"cluster\": \"acme-prod\"", "\"desired\": 1");
        run.type("y");
        run.sees("Copied the JSON");
        run.type(ESC);
        run.sees("1 of 6 rows");
        run.type("2");
        run.sees("acme/prod/app");
        run.type("/prod/app\ry");
        String json = run.sees("\"name\": \"acme/prod/app\"", "\"kind\": \"json\"");
        assertThat(json).doesNotContain("\"value\"");
      }
    }
  }

  @Test
  void aFailingEndpointKeepsTheRowsAndSaysSinceWhen() throws Exception {
    try (SandboxReads aws = sandbox(Scenario.CALM);
        ConsoleRun run = aws.run(24, 80)) {
      run.sees("acme-prod", "rows", "read 0s ago");
      aws.sandbox.faults().on("ecs", "*").deny();
      run.type(REFRESH);
      String failing = run.sees("▲ failing since", "acme-prod");
      assertThat(failing).contains("ecs:");
      aws.sandbox.faults().clear();
      run.type(REFRESH);
      run.sees("the failure gone", s -> !s.contains("failing") && s.contains("acme-prod"));
    }
  }

  @Test
  void keysAnswerWhileTheEndpointHangs() throws Exception {
    try (SandboxReads aws = sandbox(Scenario.CALM)) {
      aws.sandbox.faults().on("*", "*").hang();
      try (ConsoleRun run = aws.run(24, 80)) {
        run.sees("↻ Reading services…");
        run.type("?");
        run.sees("Go to the secrets");
        run.type("q2");
        run.sees("↻ Reading secrets…");
      }
    }
  }
}
