package dev.quarterdeck.tui.console;

import static dev.quarterdeck.tui.console.ConsoleRun.ESC;
import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.sandbox.Scenario;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every page of the on-call engineer, reached by keys only, on small and large screens. */
class PagesOnSandboxTest {
  @TempDir private Path folder;

  private SandboxReads sandbox(Scenario scenario) throws Exception {
    return new SandboxReads(scenario, folder, SandboxReads.PATIENCE);
  }

  @ParameterizedTest
  @CsvSource({"24,80", "50,200"})
  void theOverviewAnswersAndLeadsToTheChangeBehindTheTrouble(int rows, int columns)
      throws Exception {
    try (SandboxReads aws = sandbox(Scenario.BAD_DEPLOY);
        ConsoleRun run = aws.home(rows, columns)) {
      run.sees(
          "Overview",
          "▲ degraded: 1 degraded, 5 healthy",
          "★ likely behind acme-prod/api: deploys acme-prod-api:2",
          "overdue",
          "none under way",
          "not run yet",
          "Services in trouble");
      run.type("jj\r");
      run.sees("Change", "Who", "acme-deploy/ci", "What differs", "~", "containers.api.image");
      run.type(ESC);
      run.sees("Services in trouble");
      run.type("\t\r");
      run.sees("Overview › acme-prod/api", "Because", "★ Likely", "Deployments");
      run.type("[");
      run.sees("Services in trouble");
    }
  }

  @ParameterizedTest
  @CsvSource({"24,80", "50,200"})
  void everyLineOfTheOverviewLeadsToItsThing(int rows, int columns) throws Exception {
    try (SandboxReads aws = sandbox(Scenario.CALM);
        ConsoleRun run = aws.home(rows, columns)) {
      run.sees("● healthy: 6 healthy", "none of 10 firing", "within 6h", "Services, the last 6h");
      run.type("\r");
      run.sees("VERDICT", "6 rows");
      run.type("0gj\r");
      run.sees("ALARM", "ACTIONS", "10 rows");
      run.type("0gjj\r");
      run.sees("AT (UTC)", "KIND");
      run.type("0gjjj\r");
      run.sees("AGE", "ROTATION", "14 rows");
      run.type("0G");
      run.sees("Overdue keys, the oldest 6 of 8");
      run.type("\r");
      run.sees("Overview › acme/", "Keys", "••••••••");
    }
  }

  @ParameterizedTest
  @CsvSource({"24,80", "50,200"})
  void fromAServiceToItsTaskItsContainerAndItsLogLines(int rows, int columns) throws Exception {
    try (SandboxReads aws = sandbox(Scenario.STALE_SECRET);
        ConsoleRun run = aws.run(rows, columns)) {
      run.sees("acme-prod", "rows");
      run.type("/cluster:prod !billing !web !worker\r");
      run.sees("1 of 6 rows");
      run.type("\r");
      run.sees("Deployments", "completed", "Tasks");
      run.type("\t\t\t\r");
      run.sees("Task ", "Containers", "Secrets that it was given", "● running");
      run.type("\t\t\r");
      run.sees("Container", "Image", "Digest", "Essential", "▲ old value");
      run.type("l");
      run.sees("Lines of", "INFO", "following");
      run.type("1\r");
      run.sees("Deployments", "WHO");
      run.type("m");
      run.sees("Metrics of api, 3h", "CPU", "Memory", "Requests", "p95", "mean");
      run.type("-");
      run.sees("Metrics of api, 12h");
      run.type(ESC);
      run.sees("Deployments", "WHO");
      run.type("t");
      run.sees("Changes of api", "AT (UTC)");
      run.type(ESC);
      run.sees("Deployments", "WHO");
      run.type("v");
      run.sees("What ran in api", "● yes", "(runs now)");
    }
  }

  @ParameterizedTest
  @CsvSource({"24,80", "50,200"})
  void aDeploymentExplainsItself(int rows, int columns) throws Exception {
    try (SandboxReads aws = sandbox(Scenario.BAD_DEPLOY);
        ConsoleRun run = aws.run(rows, columns)) {
      run.type("5");
      run.sees("▲ in progress", "acme-prod/api", "acme-prod-api:2", "7 rows");
      run.type("\r");
      run.sees(
          "Deployment",
          "rolling out  acme-prod-api:2",
          "it failed the load balancer's health checks",
          "Tasks that failed");
      run.type("\t\t\r");
      run.sees("Task ", "Because", "Fix", "ECS says", "Stopped");
      run.type("l");
      run.sees("Lines of", "around");
    }
  }

  @ParameterizedTest
  @CsvSource({"24,80", "50,200"})
  void theTimeLineIsWalkedZoomedAndLeadsToTheLinesAround(int rows, int columns) throws Exception {
    try (SandboxReads aws = sandbox(Scenario.BAD_DEPLOY);
        ConsoleRun run = aws.run(rows, columns)) {
      run.type("3");
      run.sees("★ deployment", "most likely deploys acme-prod-api:2", "6h", "┃");
      run.type("-");
      run.sees("24h", "★ deployment");
      run.type("++");
      run.sees("1h", "★ deployment");
      run.type("/kind:deployment\r");
      run.sees("1 of ");
      run.type("l");
      run.sees("Lines of api around", "all read", "▌");
      run.type(ESC);
      run.sees("1 of ");
      run.type("\r");
      run.sees("When", "Who", "Logs");
    }
  }

  @ParameterizedTest
  @CsvSource({"24,80", "50,200"})
  void linesAreFollowedHeldStillSearchedAndOpened(int rows, int columns) throws Exception {
    try (SandboxReads aws = sandbox(Scenario.NOISY_ERRORS);
        ConsoleRun run = aws.run(rows, columns)) {
      run.type("7");
      run.sees("service", "acme-prod/api", "group");
      run.type(" j \r");
      run.sees("Lines of api +1", "following", "INFO", "route=");
      run.type("/health\r");
      run.sees("hits", "paused");
      run.type("nN");
      run.type("w");
      run.type("y");
      run.sees("{\"level\"");
      run.type("y");
      run.type(ESC);
      run.sees("no search", s -> !s.contains("hits"));
      run.type("f");
      run.sees(" of ", "ERROR");
      run.type("fp");
      run.sees("following");
      run.type("k\r");
      run.sees("Fields", "msg", "As it came", "Stream");
      run.type(ESC);
      run.sees("the lines", s -> s.contains(" INFO ") && !s.contains("Stream"));
      run.type("t");
      run.sees(":at");
      run.type("nonsense\r");
      run.sees("That is no time");
      run.type(":at 00:00\r");
      run.sees("around 00:00:00");
    }
  }

  @ParameterizedTest
  @CsvSource({"24,80", "50,200"})
  void alarmsAndLoad(int rows, int columns) throws Exception {
    try (SandboxReads aws = sandbox(Scenario.NOISY_ERRORS);
        ConsoleRun run = aws.run(rows, columns)) {
      run.type("4");
      run.sees("ALARM", "▲ alarm", "acme-prod-web-5xx");
      run.type("/web-5xx\r");
      run.sees("1 of ");
      run.type("\r");
      run.sees("Rule", "Sum of HTTPCode_Target_5XX_Count", "Actions", "Metric");
      run.type("G");
      run.sees("History of 7 days", "state");
      run.type("6");
      run.sees("CPU", "REQ/MIN", "5XX", "P95", "▇");
      run.type("\r");
      run.sees("Metrics of ", "mean");
    }
  }

  @Test
  void aTailThatCannotBeReadSaysWhyAndKeysAnswer() throws Exception {
    try (SandboxReads aws = sandbox(Scenario.CALM);
        ConsoleRun run = aws.run(24, 80)) {
      run.sees("acme-prod");
      aws.sandbox.faults().on("logs", "FilterLogEvents").deny();
      run.type("l");
      run.sees("✖", "logs:FilterLogEvents");
      run.type(ESC);
      run.sees("VERDICT");
      aws.sandbox.faults().clear();
    }
  }

  @Test
  void whatAPageIsMadeOfFailsByPartsAndSaysSinceWhen() throws Exception {
    try (SandboxReads aws = sandbox(Scenario.CALM);
        ConsoleRun run = aws.home(50, 200)) {
      run.sees("● healthy: 6 healthy", "none of 10 firing");
      aws.sandbox.faults().on("cloudwatch", "DescribeAlarms").deny();
      run.type("\u0012");
      String shown = run.sees("▲ alarms failing since", "cloudwatch:DescribeAlarms");
      assertThat(shown).contains("none of 10 firing");
    }
  }
}
