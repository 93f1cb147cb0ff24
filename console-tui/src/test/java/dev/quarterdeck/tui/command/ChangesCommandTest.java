package dev.quarterdeck.tui.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.tui.cli.Qds;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ChangesCommandTest extends OnSandbox {

  @Test
  void theJsonTellsChangesAndSuspects() {
    Qds.Ended ended = run("changes --since 1h -o json --sandbox=bad-deploy");
    assertThat(ended.code()).as(ended.err()).isZero();
    Shape.object(
        ended.json(),
        "since",
        "time",
        "asOf",
        "time",
        "changes",
        Shape.each(
            "at",
            "time",
            "kind",
            "text",
            "services",
            "texts",
            "subject",
            "text",
            "text",
            "text",
            "detail",
            "text?",
            "who",
            "text?",
            "bad",
            "bool",
            "logs",
            "texts"),
        "suspects",
        Shape.each(
            "service",
            "text",
            "firstSign",
            "time",
            "at",
            "time?",
            "kind",
            "text?",
            "text",
            "text?",
            "detail",
            "text?",
            "who",
            "text?",
            "why",
            "text?"),
        "unknowns",
        Shape.UNKNOWNS);
    JsonNode suspect = ended.json().get("suspects").get(0);
    assertThat(suspect.get("service").asString()).isEqualTo("acme-prod/api");
    assertThat(suspect.get("text").asString()).contains("acme-prod-api:2");
  }

  @Test
  void theTableNamesTheSuspectFirst() {
    Qds.Ended ended =
        qd().terminal(80)
            .env("NO_COLOR", "1")
            .run("changes", "api", "--since", "1h", "--sandbox=bad-deploy");
    assertThat(ended.code()).as(ended.err()).isZero();
    assertThat(ended.lines().getFirst())
        .startsWith("▲ acme-prod/api: most likely deploys acme-prod-api:2");
    assertThat(ended.lines()).filteredOn(l -> !l.contains("→ qd")).allMatch(l -> l.length() <= 80);
  }

  @Test
  void aSuspectlessTroubleSaysSo() {
    Qds.Ended ended = run("changes worker --since 1h --sandbox=crash-loop");
    assertThat(ended.out())
        .contains("acme-prod/worker: trouble since", "nothing was found that changed before it");
  }

  @Test
  void kindsAreFiltered() {
    Qds.Ended ended =
        run("changes --since 1h --kind deployment,revision -o csv --sandbox=missing-key");
    assertThat(ended.lines().subList(1, ended.lines().size()))
        .isNotEmpty()
        .allMatch(l -> l.contains(",deployment,") || l.contains(",revision,"));
    assertThat(run("changes --kind weather --sandbox").code()).isEqualTo(2);
  }

  @Test
  void theCommandForTheLinesAroundAChangeWorks() {
    JsonNode changes =
        run("changes acme-prod/web --since 1h -o json --sandbox=noisy-errors")
            .json()
            .get("changes");
    String command = "";
    for (JsonNode c : changes) {
      command = c.get("bad").asBoolean() ? c.get("logs").get(0).asString() : command;
    }
    assertThat(command).startsWith("qd logs search acme-prod/web '' --since ");
    String[] words =
        (command.substring(3) + " --sandbox=noisy-errors").replace("''", "{}").split(" ");
    words[3] = "";
    Qds.Ended lines = qd().run(words);
    assertThat(lines.code()).as(lines.err()).isZero();
    assertThat(lines.lines()).hasSizeGreaterThan(100);
  }
}
