package dev.quarterdeck.tui.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.readiness.report.Schemas;
import dev.quarterdeck.tui.cli.Qds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class ChecklistTest extends OnSandbox {
  private static final int ITEMS = 143;
  @TempDir Path temp;

  private Qds.Ended checklist(String line) {
    return qd().env("QD_HOME", temp.resolve("home").toString())
        .run(
            ("checklist " + line + " --sandbox --file " + temp.resolve("readiness.yaml"))
                .split(" "));
  }

  @Test
  void theReportAsJsonIsValidByItsSchema() {
    assertThat(Schemas.report(checklist("report --format json").out())).isEmpty();
    assertThat(Schemas.report("{\"asOf\": \"today\"}")).isNotEmpty();
  }

  @Test
  void runAsJson() {
    Qds.Ended ended = checklist("run --cluster acme-prod -o json");
    assertThat(ended.code()).isEqualTo(1);
    Shape.object(
        ended.json(),
        "asOf",
        "time",
        "product",
        "text?",
        "account",
        "text?",
        "region",
        "text",
        "scope",
        "text",
        "score",
        "number",
        "ready",
        "bool",
        "blockers",
        "number",
        "items",
        Shape.each(
            "id", "text",
            "title", "text",
            "category", "text",
            "severity", "text",
            "mode", "text",
            "status", "text",
            "evidence",
                Shape.each(
                    "status",
                    "text",
                    "source",
                    "text",
                    "resource",
                    "text",
                    "field",
                    "text?",
                    "value",
                    "text?",
                    "text",
                    "text",
                    "permission",
                    "text?",
                    "at",
                    "time"),
            "nextStep", "text?",
            "owner", "text?",
            "due", "time?",
            "expires", "time?"),
        "categories",
        Shape.each(
            "category",
            "text",
            "score",
            "number",
            "passed",
            "number",
            "failed",
            "number",
            "unknown",
            "number",
            "total",
            "number"),
        "dropped",
        "map",
        "unknowns",
        Shape.UNKNOWNS);
    Set<String> ids = new HashSet<>();
    ended.json().get("items").forEach(i -> assertThat(ids.add(i.get("id").asString())).isTrue());
    assertThat(ids).hasSize(ITEMS);
    int total = 0;
    for (JsonNode c : ended.json().get("categories")) {
      total += c.get("total").asInt();
    }
    assertThat(total).isEqualTo(ITEMS);
  }

  @Test
  void runForPeopleAndSpreadsheets() {
    Qds.Ended page = checklist("run --cluster acme-prod");
    assertThat(page.out())
        .contains("✖ not ready", "acme-prod", "log-retention", "never expires")
        .contains("qd checklist fix log-retention");
    assertThat(checklist("run -o csv").lines()).hasSize(ITEMS + 1);
    Qds.Ended points = checklist("run --view hardening --cluster acme-prod");
    assertThat(points.out()).contains("Secrets", "Governance", "gov-usage-policy");
    assertThat(checklist("run --view sideways").code()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(ints = {60, 80, 140})
  void fitsTheTerminal(int width) {
    for (String line :
        List.of("run", "run --view hardening", "history", "cost", "show log-retention")) {
      Qds.Ended ended =
          qd().terminal(width)
              .env("NO_COLOR", "1")
              .run(("checklist " + line + " --sandbox").split(" "));
      assertThat(ended.lines())
          .as(line)
          .isNotEmpty()
          .allSatisfy(
              l -> assertThat(l.codePointCount(0, l.length())).as(l).isLessThanOrEqualTo(width));
    }
  }

  @Test
  void progressGoesAwayAndNeverReachesStdout() {
    Qds.Ended ended = qd().terminal(80).env("NO_COLOR", "1").run("checklist", "run", "--sandbox");
    assertThat(ended.err()).contains("Reading ").endsWith("\r\u001b[K");
    assertThat(ended.out()).doesNotContain("Reading ");
    assertThat(checklist("run").err()).isEmpty();
  }

  @Test
  void showOneItem() {
    Qds.Ended ended = checklist("show log-retention --cluster acme-prod");
    assertThat(ended.code()).isEqualTo(1);
    assertThat(ended.out())
        .contains("/ecs/acme-prod-billing: never expires", "retentionInDays = 30");
    assertThat(checklist("show ecs-exec").code()).isZero();
    assertThat(checklist("show nothing").code()).isEqualTo(4);
    assertThat(checklist("show ecs-exec -o json").json().get("status").asString())
        .isEqualTo("pass");
  }

  @Test
  void whatWasThrottledIsToldOnceForAllThatItKeepsUnknown() {
    sandbox("calm").faults().on("elasticache", "*").throttle();
    try {
      String all = "[\\s\\S]*";
      assertThat(checklist("run").out())
          .matches(all + "\\? Not read: [^:]" + all + "slow down" + all);
    } finally {
      sandbox("calm").faults().clear();
    }
  }

  @Test
  void attestWaiveAssignAndTheGate() throws IOException {
    Path file = Files.writeString(temp.resolve("readiness.yaml"), "# by hand\nversion: 1\n");
    String attest = "attest load-test --evidence https://wiki/x --by maria";
    Qds.Ended refused = checklist(attest);
    assertThat(refused.code()).isEqualTo(6);
    assertThat(refused.err()).contains("no terminal to confirm");
    Qds.Ended plan = checklist(attest + " --dry-run");
    assertThat(plan.code()).isZero();
    assertThat(plan.out())
        .contains(
            "Attest load-test in", "Add lines 3 to 8 of", "+ 8:       evidence: https://wiki/x");
    assertThat(Files.readString(file)).isEqualTo("# by hand\nversion: 1\n");
    assertThat(checklist(attest + " --yes").code()).isZero();
    assertThat(
            checklist("waive ecs-two-tasks --reason later --expires 2099-01-01 --owner jo --yes")
                .code())
        .isZero();
    assertThat(checklist("assign dr-plan --owner petra --due 2026-12-01 --next Write --yes").code())
        .isZero();
    assertThat(Files.readString(file))
        .startsWith("# by hand\n")
        .contains("by: maria", "owner: petra");
    JsonNode items = checklist("run -o json").json().get("items");
    assertThat(status(items, "ecs-two-tasks")).isEqualTo("waived");
    assertThat(status(items, "dr-plan")).isEqualTo("open");
    assertThat(checklist("attest rds-encrypted --evidence x --yes").code()).isEqualTo(6);
    assertThat(checklist("attest nothing --evidence x --yes").code()).isEqualTo(4);
    assertThat(checklist("attest load-test").code()).isEqualTo(2);
    assertThat(checklist("attest nothing --evidence x").code()).as("before it asks").isEqualTo(4);
    assertThat(checklist("attest load-test --evidence x --expires 2020-01-01").code()).isEqualTo(2);
    assertThat(checklist("waive load-test --reason x --expires soon").code()).isEqualTo(2);
    assertThat(checklist("assign load-test").code()).isEqualTo(2);
    Qds.Ended gate = checklist("gate --severity critical -o json");
    assertThat(gate.code()).isEqualTo(1);
    assertThat(gate.json().get("passed").asBoolean()).isFalse();
    assertThat(gate.json().get("blocking"))
        .allSatisfy(b -> assertThat(b.get("severity").asString()).isEqualTo("critical"));
    assertThat(checklist("gate --severity fatal").code()).isEqualTo(2);
  }

  @Test
  void theGateOpensWhenEverythingIsAnswered() throws IOException {
    StringBuilder file = new StringBuilder("notApplicable:\n");
    checklist("gate --severity critical -o json")
        .json()
        .get("blocking")
        .forEach(b -> file.append("  ").append(b.get("id").asString()).append(": not here\n"));
    Files.writeString(temp.resolve("readiness.yaml"), file);
    assertThat(checklist("gate --severity critical").code()).isZero();
  }

  private static String status(JsonNode items, String id) {
    for (JsonNode i : items) {
      if (i.get("id").asString().equals(id)) {
        return i.get("status").asString();
      }
    }
    return "missing";
  }

  @ParameterizedTest
  @CsvSource({
    "markdown, # Production readiness",
    "html, <!DOCTYPE html>",
    "json, {",
    "csv, id",
    "junit, <?xml",
    "sarif, {",
    "ocsf, ["
  })
  void reports(String format, String begin) throws IOException {
    Qds.Ended ended = checklist("report --format " + format);
    assertThat(ended.code()).isZero();
    assertThat(ended.out()).startsWith(begin);
    Path to = temp.resolve("report." + format);
    assertThat(checklist("report --format " + format + " --to " + to).out()).isEmpty();
    assertThat(Files.readString(to)).startsWith(begin);
    assertThat(checklist("report -o " + format).out().startsWith(begin))
        .isEqualTo(List.of("json", "csv", "sarif").contains(format));
    assertThat(checklist("report --format pdf").code()).isEqualTo(2);
  }

  @Test
  void nextListsWhatIsOpenAndWalksOnATerminal() throws IOException {
    assertThat(checklist("next -o csv").lines().get(1)).startsWith("critical,");
    Qds.Ended walked =
        qd().env("QD_HOME", temp.resolve("home").toString())
            .terminal(80)
            .in("?\na\no\njonas\nsoon\n\no\njonas\n2026-12-24\nAsk the team.\ns\nq\n")
            .run(
                "checklist",
                "next",
                "--sandbox",
                "--file",
                temp.resolve("readiness.yaml").toString());
    assertThat(walked.err())
        .contains("That is none of the keys.", "AWS decides this one", "That is no date.")
        .contains("1/")
        .contains("written to")
        .contains("1 item answered");
    assertThat(Files.readString(temp.resolve("readiness.yaml"))).contains("jonas", "2026-12-24");
  }

  @Test
  void historyAndComparison() {
    checklist("run --cluster acme-staging");
    checklist("run --cluster acme-staging");
    Qds.Ended all = run("checklist history --sandbox -o json");
    assertThat(all.json().size()).isGreaterThanOrEqualTo(2);
    assertThat(run("checklist history --sandbox").out()).contains("acme-staging");
    assertThat(run("checklist history --compare --sandbox -o json").json().get("changed").size())
        .isZero();
    assertThat(run("checklist history --compare 1 9999 --sandbox").code()).isEqualTo(4);
  }

  @Test
  void fixesArePlannedConfirmedAndPutRight() {
    String line = "checklist fix log-retention --cluster acme-prod --sandbox=noisy-errors";
    Qds.Ended dry = run(line + " --dry-run");
    assertThat(dry.code()).as(dry.err()).isZero();
    assertThat(dry.out())
        .contains("logs:PutRetentionPolicy", "/ecs/acme-prod-billing: never expires → 30 days");
    assertThat(run(line).code()).isEqualTo(6);
    assertThat(run(line + " --yes --reason readiness").code()).isZero();
    assertThat(
            run("checklist show log-retention --cluster acme-prod --sandbox=noisy-errors").code())
        .isZero();
    assertThat(run(line + " --yes").out()).contains("Nothing of log-retention was left");
    String alarms =
        "checklist fix alarm-cpu-memory --cluster acme-prod --sandbox=noisy-errors --yes";
    assertThat(run(alarms).code()).isEqualTo(2);
    Qds.Ended made = run(alarms + " --topic arn:aws:sns:us-east-1:111122223333:oncall");
    assertThat(made.out()).contains("✓ acme-prod-api-memory");
    assertThat(
            run("checklist show alarm-cpu-memory --cluster acme-prod --sandbox=noisy-errors")
                .code())
        .isZero();
    assertThat(run("checklist fix dr-plan --sandbox=noisy-errors --yes").code()).isEqualTo(6);
    assertThat(
            run("checklist fix log-retention --cluster acme-prod --sandbox=stale-secret --yes --read-only")
                .code())
        .isEqualTo(6);
  }

  @Test
  void cost() {
    Qds.Ended ended = checklist("cost --cluster acme-prod -o json");
    assertThat(ended.code()).isZero();
    assertThat(ended.json().get("pricesDate").asString()).startsWith("2026-");
    JsonNode api = ended.json().get("lines").get(0);
    assertThat(api.get("what").asString()).isEqualTo("acme-prod/api");
    // 3 × 730 h × (1 vCPU × 0.04048 + 2 GB × 0.004445)
    assertThat(api.get("monthly").asString()).isEqualTo("108.12");
    assertThat(ended.json().get("unknowns").size()).isPositive();
    assertThat(checklist("cost").out()).contains("a month", "Other ways of hosting");
    Qds.Ended denied = qd().run("checklist", "cost", "--sandbox=denied");
    assertThat(denied.code()).as("a sum without what could not be read").isEqualTo(1);
    assertThat(denied.out()).contains("? services: ");
  }
}
