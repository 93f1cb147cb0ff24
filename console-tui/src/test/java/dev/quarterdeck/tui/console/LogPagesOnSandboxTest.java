package dev.quarterdeck.tui.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.sandbox.Scenario;
import dev.quarterdeck.sandbox.wire.Traffic;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Lines of logs by keys: live with polling behind it, written to a file, counted by queries. */
final class LogPagesOnSandboxTest {
  private static final String ESC = "\u001b";

  @TempDir Path folder;

  private SandboxReads sandbox(Scenario scenario) throws Exception {
    return new SandboxReads(scenario, folder.resolve("home"), Duration.ofSeconds(20));
  }

  @Test
  void aLiveTailWherePossibleAndPollingByKeyOrWhereItIsDenied() throws Exception {
    try (SandboxReads aws = sandbox(Scenario.CALM);
        ConsoleRun run = aws.run(50, 200)) {
      run.sees("acme-prod");
      run.type("l");
      run.sees("following", " INFO ");
      run.type("L");
      run.sees("polled", "following", " INFO ");
      assertThat(aws.sandbox.traffic().of("logs:StartLiveTail")).isEqualTo(1);
      aws.sandbox.faults().on("logs", "StartLiveTail").deny();
      run.type("L");
      run.sees("No live tail of", "logs:StartLiveTail", "Polling it instead", " INFO ");
    }
  }

  @ParameterizedTest
  @CsvSource({"24,80", "50,200"})
  void aSavedQueryIsAskedAndItsTimeChosen(int rows, int columns) throws Exception {
    try (SandboxReads aws = sandbox(Scenario.NOISY_ERRORS);
        ConsoleRun run = aws.run(rows, columns)) {
      Ways.toService(run, "web");
      run.type("l");
      run.sees("following");
      run.type("i");
      run.sees("QUERY", "ANSWERS", "top-errors", "slowest-routes");
      run.type("/top-err\r");
      run.sees("1 of ");
      run.type("\r");
      run.sees("top-errors of 1 hour", "WHAT", "HITS", "timed out");
      assertThat(aws.sandbox.traffic().of("logs:StartQuery")).isEqualTo(1);
      run.type("G");
      run.sees("Scanned", "lines matched");
      run.type("-");
      run.sees("top-errors of 6 hours", "HITS");
      run.type("+");
      run.sees("top-errors of 1 hour", "HITS");
      aws.sandbox.faults().on("logs", "StartQuery").deny();
      run.type("-");
      run.sees("top-errors of 6 hours");
      run.type("\u0012");
      run.sees("logs:StartQuery");
      run.type(ESC);
      run.sees("QUERY", "ANSWERS");
    }
  }

  @ParameterizedTest
  @CsvSource({"txt", "ndjson"})
  void theLinesInSightAreWrittenToAFile(String kind) throws Exception {
    Path file = folder.resolve("lines." + kind);
    try (SandboxReads aws = sandbox(Scenario.NOISY_ERRORS);
        ConsoleRun run = aws.run(24, 120)) {
      Ways.toService(run, "web");
      run.type("l");
      run.sees("following", "ERROR");
      run.type("f");
      run.sees("only those that warn", s -> s.contains("ERROR") && !s.contains(" INFO "));
      run.type("e");
      run.sees("Export", "File");
      run.type(file + "\r\r");
      run.sees("lines are in", "[ Close ]");
      run.type(ESC);
      run.sees("the lines, held still", s -> s.contains("paused") && !s.contains("[ Close ]"));
      run.type("e");
      run.sees("Export", "File");
      run.type(file + "\r\r");
      run.sees("is there already");
    }
    List<String> lines = Files.readAllLines(file);
    assertThat(lines).isNotEmpty().noneMatch(l -> l.contains("\"level\":\"info\""));
    if (kind.equals("ndjson")) {
      JsonNode first = JsonMapper.shared().readTree(lines.getFirst());
      assertThat(first.get("group").asString()).isEqualTo("/ecs/acme-prod-web");
      assertThat(first.get("level").asString()).isIn("WARN", "ERROR");
    } else {
      assertThat(lines.getFirst()).matches("\\d{4}-\\d\\d-\\d\\dT.*acme-prod/web.*");
    }
    assertThat(Files.getPosixFilePermissions(file)).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource({"24,80", "50,200"})
  void thePastIsSearchedAndAHitLeadsToTheLinesAroundIt(int rows, int columns) throws Exception {
    try (SandboxReads aws = sandbox(Scenario.NOISY_ERRORS);
        ConsoleRun run = aws.run(rows, columns)) {
      Ways.toService(run, "web");
      run.type("l");
      run.sees("following");
      run.type("s");
      run.sees(":search 1h");
      run.type("timed out\r");
      String hits = run.sees("‹timed out› of 1h", "all read", "hits since", "timed out");
      assertThat(hits).doesNotContain(" INFO ");
      run.type("-");
      run.sees("‹timed out› of 6h", "all read");
      run.type("\r");
      run.sees("Lines of web around", " INFO ");
      run.type(ESC);
      run.sees("the hits again", s -> !s.contains("around") && s.contains("all read"));
      run.type(":search \r");
      run.sees("There is no command :search");
      run.type(":search 6h\r");
      run.sees("That is no search");
      run.type(ESC);
      run.sees("Lines of web", "following");
      run.type("E");
      run.sees("errors of 1h", "all read", "ERROR");
    }
  }

  /** The part that is asked for after the first hangs until the test lets it go. */
  @ParameterizedTest
  @ValueSource(strings = {ESC, ConsoleRun.CTRL_C, "x"})
  void aSearchSaysHowFarItIsAndIsStoppedWithWhatItFound(String key) throws Exception {
    try (SandboxReads aws = sandbox(Scenario.NOISY_ERRORS);
        ConsoleRun run = aws.run(24, 80)) {
      Ways.toService(run, "web");
      run.type("l");
      run.sees("following");
      CountDownLatch free = new CountDownLatch(1);
      AtomicInteger asked = new AtomicInteger();
      aws.sandbox
          .traffic()
          .watch(
              new Traffic.Watcher() {
                @Override
                public boolean before(String action) {
                  if (action.equals("logs:FilterLogEvents") && asked.incrementAndGet() > 6) {
                    try {
                      free.await();
                    } catch (InterruptedException e) {
                      Thread.currentThread().interrupt();
                    }
                  }
                  return true;
                }
              });
      run.type(":search 6h timed out\r");
      run.sees("‹timed out› of 6h", "% of 6h", "esc stops");
      run.type(key);
      run.sees("stopped: everything since", "all read", "‹timed out› of 6h");
      free.countDown();
      run.type(ESC);
      run.sees("the lines as they come", s -> !s.contains("› ‹timed out›"));
    }
  }
}
