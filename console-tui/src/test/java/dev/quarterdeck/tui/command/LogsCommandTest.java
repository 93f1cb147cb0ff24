package dev.quarterdeck.tui.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.sandbox.wire.Traffic;
import dev.quarterdeck.sandbox.world.World;
import dev.quarterdeck.tui.cli.CtrlC;
import dev.quarterdeck.tui.cli.Io;
import dev.quarterdeck.tui.cli.Qds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

class LogsCommandTest extends OnSandbox {
  private static final String NOISY = "--sandbox=noisy-errors";

  /** A stream of its own with these lines, written now. */
  private void plant(String group, String... lines) {
    World world = sandbox("calm").world();
    world.call(
        () -> {
          var logs = world.watch().logs();
          var stream = logs.createStream(logs.group(group), "app/one");
          for (String line : lines) {
            stream.put(world.now().toEpochMilli(), line);
          }
          return stream;
        });
  }

  private Qds.Ended qd(String... args) {
    return qd().run(args);
  }

  @Test
  void tailFollowsServicesTogetherUntilItHasEnough() {
    Qds.Ended ended = run("logs tail acme-prod/api acme-prod/worker --limit 30 --poll " + NOISY);
    assertThat(ended.code()).as(ended.err()).isZero();
    assertThat(ended.lines()).hasSize(30).extracting(l -> l.substring(0, 12)).isSorted();
    assertThat(ended.lines())
        .anyMatch(l -> l.contains("acme-prod/api    │ "))
        .anyMatch(l -> l.contains("acme-prod/worker │ "));
  }

  @Test
  void tailByALiveTailGivesTheSame() {
    Qds.Ended ended = run("logs tail web --since 5s --limit 40 -o json " + NOISY);
    assertThat(ended.code()).as(ended.err()).isZero();
    assertThat(ended.lines()).hasSize(40).doesNotHaveDuplicates();
    JsonNode line = new ObjectMapper().readTree(ended.lines().getFirst());
    Shape.object(
        line, "at", "time", "source", "text", "group", "text", "stream", "text", "level", "text?",
        "late", "bool", "message", "text");
    assertThat(sandbox("noisy-errors").traffic().of("logs:StartLiveTail")).isPositive();
  }

  @Test
  void tailWithoutFollowingPrintsTheNewestLinesOfALevel() {
    Qds.Ended ended =
        run(
            "logs tail web --no-follow --since 10m --level error --limit 5 --json-fields status,ms "
                + NOISY);
    assertThat(ended.code()).isZero();
    assertThat(ended.lines()).hasSize(5).allMatch(l -> l.matches("\\S+ status=502  ms=\\d+"));
    assertThat(ended.err()).contains("The newest 5 lines;", "earlier ones are left out");
  }

  @Test
  void tailStopsWellWhenAskedTo() {
    Io.Stops atOnce =
        stop -> {
          Thread.ofVirtual().start(stop);
          return () -> {};
        };
    int code = qd().stops(atOnce).run("logs", "tail", "web", "--poll", NOISY).code();
    assertThat(code).isIn(0, 7);
  }

  @Test
  void readingWhatThereIsIsNotDoneWhenStoppedBeforeItsEnd() {
    CtrlC ctrlC = new CtrlC();
    Traffic traffic = sandbox("noisy-errors").traffic();
    traffic.watch(
        new Traffic.Watcher() {
          @Override
          public boolean before(String action) {
            if (action.equals("logs:FilterLogEvents")) {
              ctrlC.press();
            }
            return true;
          }
        });
    Qds.Ended ended = qd().stops(ctrlC).run("logs", "tail", "web", "--no-follow", NOISY);
    traffic.watch(Traffic.Watcher.NOBODY);
    assertThat(ended.code()).as(ended.err()).isEqualTo(7);
    assertThat(ended.err()).contains("newer lines are missing");
  }

  @Test
  void hostileLinesDoNotReachTheTerminal() {
    plant(
        "/hostile",
        "\u001b[31mred\u001b[0m \u001b]0;title\u0007 \u202eevil",
        "first\n\tat second\r\nthird");
    Qds.Ended ended = qd("logs", "tail", "/hostile", "--no-follow", "--sandbox=calm");
    assertThat(ended.code()).as(ended.err()).isZero();
    assertThat(ended.out()).doesNotContain("\u001b", "\u0007", "\u202e", "\r");
    assertThat(ended.out()).contains("red \ufffd]0;title\ufffd \ufffdevil");
    assertThat(ended.lines()).anyMatch(l -> l.matches(" {13}    at second"));
  }

  @Test
  void eachSourceHasAColourAndNoColorIsRespected() {
    String[] args = {
      "logs", "tail", "acme-prod/api", "web", "--no-follow", "--since", "20s", NOISY
    };
    String coloured = qd().env("CLICOLOR_FORCE", "1").run(args).out();
    assertThat(coloured).containsPattern("\u001b\\[3\\dm(acme-prod/api|web)");
    assertThat(qd().env("CLICOLOR_FORCE", "1").env("NO_COLOR", "1").run(args).out())
        .doesNotContain("\u001b");
  }

  @Test
  void greppingAndInvertingSplitsTheLines() {
    plant("/grep", "one apple", "two pears", "three apples");
    assertThat(
            qd("logs", "tail", "/grep", "--no-follow", "--grep", "appl(e|es)$", "--sandbox")
                .lines())
        .hasSize(2);
    assertThat(
            qd("logs", "tail", "/grep", "--no-follow", "--grep", "apple", "--invert", "--sandbox")
                .lines())
        .singleElement()
        .asString()
        .contains("two pears");
  }

  @Test
  void wrongUsageIsSaidBeforeAnythingIsAsked() {
    for (List<String> wrong :
        List.of(
            List.of("logs", "tail", "web", "--grep", "("),
            List.of("logs", "tail", "web", "--level", "loud"),
            List.of("logs", "tail", "web", "--limit", "0"),
            List.of("logs", "tail", "web", "--invert"),
            List.of("logs", "search", "web"),
            List.of("logs", "insights", "web"))) {
      Qds.Ended ended = new Qds().run(wrong.toArray(String[]::new));
      assertThat(ended.code()).as("%s %s", wrong, ended.err()).isEqualTo(2);
      assertThat(ended.err()).contains("→");
    }
    assertThat(run("logs tail nowhere --sandbox").code()).isEqualTo(4);
    assertThat(run("logs tail /ecs/acme-prod-ap --sandbox").err())
        .contains("Did you mean /ecs/acme-prod-api?");
    assertThat(run("logs tail web --since yesterday --sandbox").code()).isEqualTo(2);
    assertThat(run("logs insights web --saved none --sandbox").err()).contains("--list");
  }

  @Test
  void searchFindsHitsWithTheLinesAroundThem() {
    Qds.Ended ended =
        qd(
            "logs",
            "search",
            "web",
            "timed out",
            "--since",
            "10m",
            "-C",
            "2",
            "--limit",
            "3",
            NOISY);
    assertThat(ended.code()).as(ended.err()).isZero();
    assertThat(ended.lines().stream().filter(l -> l.startsWith("> ")))
        .hasSize(3)
        .allMatch(l -> l.contains("timed out"));
    assertThat(ended.lines().stream().filter(l -> l.equals("--"))).hasSizeLessThanOrEqualTo(2);
    assertThat(ended.lines().stream().filter(l -> !l.equals("--")))
        .as("lines around two hits come once")
        .doesNotHaveDuplicates();
    assertThat(ended.err()).contains("there may be more before");

    JsonNode hits =
        qd(
                "logs",
                "search",
                "web",
                "timed out",
                "--since",
                "10m",
                "-C",
                "2",
                "--limit",
                "3",
                "-o",
                "json",
                NOISY)
            .json();
    assertThat(hits).hasSize(3);
    assertThat(hits.get(0).get("before")).hasSize(2);
    assertThat(hits.get(0).get("after").size()).isBetween(1, 2);
  }

  @Test
  void searchTakesFilterPatternsAndSaysWhenAllWasSearched() {
    Qds.Ended ended =
        qd("logs", "search", "web", "{ $.status = 502 }", "--since", "3h", "-o", "csv", NOISY);
    assertThat(ended.code()).isZero();
    assertThat(ended.lines()).hasSizeGreaterThan(50);
    assertThat(ended.err()).contains("hits since");
    assertThat(qd("logs", "search", "web", "{ $.status ~ 1 }", NOISY).code()).isEqualTo(2);
  }

  @Test
  void searchWritesAFileOfTheOwnersAlone(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("errors.ndjson");
    Qds.Ended ended =
        qd("logs", "search", "web", "timed out", "--since", "10m", "--out", file.toString(), NOISY);
    assertThat(ended.code()).as(ended.err()).isZero();
    assertThat(ended.out()).isEmpty();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(Files.readAllLines(file))
        .isNotEmpty()
        .allMatch(
            l -> new ObjectMapper().readTree(l).get("message").asString().contains("timed out"));
  }

  @Test
  void insightsAnswersTheSavedQuestions() {
    for (String name :
        List.of(
            "top-errors",
            "errors-by-minute",
            "5xx-by-minute",
            "status-codes",
            "slowest-routes",
            "slowest-requests",
            "lines-by-stream",
            "lines-by-minute")) {
      Qds.Ended ended =
          qd("logs", "insights", "web", "--saved", name, "--since", "30m", "-o", "json", NOISY);
      assertThat(ended.code()).as("%s: %s", name, ended.err()).isZero();
      JsonNode answer = ended.json();
      assertThat(answer.get("complete").asBoolean()).isTrue();
      assertThat(answer.get("rows").size()).as(name).isPositive();
      assertThat(answer.get("statistics").get("bytesScanned").asLong()).isPositive();
    }
    Qds.Ended table = qd("logs", "insights", "web", "--saved", "top-errors", NOISY);
    assertThat(table.lines().get(1)).startsWith("upstream timed out");
    assertThat(table.err()).contains("lines matched", "scanned");
    assertThat(qd("logs", "insights", "--list", "--sandbox").out())
        .contains("top-errors", "5xx-by-minute");
  }

  @Test
  void aMalformedQueryIsWrongUsageWithItsPlace() {
    Qds.Ended ended = qd("logs", "insights", "web", "filter status => 500", NOISY);
    assertThat(ended.code()).isEqualTo(2);
    assertThat(ended.err()).contains("at line 2 and position 16");
  }
}
