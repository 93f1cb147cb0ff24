package dev.quarterdeck.tui.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.tui.cli.Qds;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.stream.Stream;
import org.jline.terminal.impl.DumbTerminal;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Edits from the command line, over the wire, with a value that may appear nowhere. */
class SecretEditsTest extends EditedSecret {
  @Test
  void setKeepsEveryOtherByteAndTellsWhatItDid() {
    Qds.Ended ended =
        qd(
            CANARY + "\n",
            "secrets",
            "set",
            name,
            "A",
            "--yes",
            "--reason",
            "new key",
            "--sandbox",
            "-o",
            "json");
    assertThat(ended.err()).contains("Change " + name, "AWSPENDING");
    assertThat(ended.code()).isZero();
    assertThat(value())
        .isEqualTo("{ \"A\": \"cana\\\\ry\\\\\\\\\\\"-7z3!x\",\n  \"N\": 5432000 }\n");
    Object[] entry = {"key", "text?", "oldLength", "number?", "newLength", "number?"};
    Object[] consumer = {"cluster", "text", "service", "text?", "keys", "texts", "tasks", "number"};
    Shape.object(
        ended.json(),
        "name",
        "text",
        "arn",
        "text",
        "status",
        "text",
        "oldVersion",
        "text",
        "newVersion",
        "text?",
        "changed",
        Shape.each(entry),
        "added",
        Shape.each(entry),
        "removed",
        Shape.each(entry),
        "merged",
        Shape.each("version", "text", "keys", "texts"),
        "redeploy",
        Shape.each(consumer),
        "pinned",
        Shape.each(consumer),
        "warnings",
        "texts",
        "unknowns",
        Shape.UNKNOWNS);
    assertThat(ended.json().get("changed").get(0).get("newLength").asInt())
        .isEqualTo(CANARY.length());
    assertThat(ended.json().get("redeploy").size()).isZero();
    var stages = raw.describeSecret(q -> q.secretId(name)).versionIdsToStages();
    assertThat(stages.get(ended.json().get("newVersion").asString())).containsExactly("AWSCURRENT");
    assertThat(stages.values().stream().flatMap(java.util.List::stream))
        .doesNotContain("AWSPENDING");
    JsonNode audit = run("audit list --sandbox -o json").json();
    var mine =
        Stream.iterate(0, i -> i < audit.size(), i -> i + 1)
            .map(audit::get)
            .filter(e -> e.get("target").asString().equals(name + " A"))
            .toList();
    assertThat(mine).hasSize(2);
    assertThat(mine)
        .allSatisfy(
            e -> {
              assertThat(e.get("action").asString()).isEqualTo("secrets.set");
              assertThat(e.get("reason").asString()).isEqualTo("new key");
            });
    assertThat(mine)
        .extracting(e -> e.get("outcome").asString())
        .containsExactlyInAnyOrder(
            "intended", "done, version " + ended.json().get("newVersion").asString());
  }

  @Test
  void aDryRunPrintsThePlanAndChangesNothing() {
    String before = value();
    Qds.Ended dry = qd(CANARY, "secrets", "set", name, "B", "--dry-run", "--sandbox");
    assertThat(dry.code()).isZero();
    assertThat(dry.out())
        .contains("+ B: new, " + CANARY.length() + " characters", "secretsmanager:PutSecretValue");
    assertThat(value()).isEqualTo(before);
    Qds.Ended real = qd(CANARY, "secrets", "set", name, "B", "--yes", "--sandbox");
    assertThat(real.err().strip()).isEqualTo(dry.out().strip());
    JsonNode json =
        qd("x", "secrets", "set", name, "B", "--dry-run", "--sandbox", "-o", "json").json();
    assertThat(json.get("dryRun").asBoolean()).isTrue();
    assertThat(json.get("steps").size()).isEqualTo(5);
  }

  @Test
  void withoutATerminalItNeedsYes() {
    Qds.Ended ended = qd(CANARY, "secrets", "set", name, "A", "--sandbox");
    assertThat(ended.code()).isEqualTo(6);
    assertThat(ended.err()).contains("--yes");
    assertThat(value()).contains(OLD_CANARY);
  }

  @Test
  void readOnlyRefuses() {
    Qds.Ended ended = qd(CANARY, "secrets", "set", name, "A", "--yes", "--read-only", "--sandbox");
    assertThat(ended.code()).isEqualTo(6);
    assertThat(ended.err()).contains("read-only");
    assertThat(value()).contains(OLD_CANARY);
  }

  private Qds.Ended onTerminal(String keys, String answer, String... args) {
    Qds.Ended ended =
        qd().terminal(100)
            .in(answer)
            .terminals(
                () ->
                    new DumbTerminal(
                        "test",
                        "ansi",
                        new ByteArrayInputStream(keys.getBytes(StandardCharsets.UTF_8)),
                        new ByteArrayOutputStream(),
                        StandardCharsets.UTF_8))
            .run(args);
    clean(ended);
    return ended;
  }

  @Test
  void theMaskedPromptKeepsBackslashesAndAskesBeforeItChanges() {
    Qds.Ended no = onTerminal(CANARY + "\r", "n\n", "secrets", "set", name, "A", "--sandbox");
    assertThat(no.code()).isEqualTo(6);
    assertThat(no.err()).contains("New value of A:", "Go on? [y/N]", "Not confirmed");
    assertThat(value()).contains(OLD_CANARY);
    Qds.Ended yes =
        onTerminal(
            "zz\u007f\u007f" + CANARY + "\r", "y\n", "secrets", "set", name, "A", "--sandbox");
    assertThat(yes.code()).isZero();
    assertThat(yes.out()).contains("✓ Changed " + name);
    assertThat(value()).contains("\"cana\\\\ry\\\\\\\\\\\"-7z3!x\"");
  }

  @Test
  void aPasteOfSeveralLinesIsRefusedAndSoIsCtrlC() {
    assertThat(
            onTerminal("canary\rsecond\r", "y\n", "secrets", "set", name, "A", "--sandbox").err())
        .contains("more than one line");
    assertThat(onTerminal("canary\u0003", "y\n", "secrets", "set", name, "A", "--sandbox").code())
        .isEqualTo(7);
    assertThat(value()).contains(OLD_CANARY);
  }

  @Test
  void inProductionTheNameIsTyped() throws IOException {
    Files.writeString(
        home.resolve("config.yaml"),
        "environments:\n  - match:\n      region: us-east-1\n    label: production\n    production: true\n");
    try {
      Qds.Ended y = onTerminal("v\r", "y\n", "secrets", "set", name, "A", "--sandbox");
      assertThat(y.code()).isEqualTo(6);
      assertThat(y.err()).contains("This is production. Type " + name);
      assertThat(onTerminal("v\r", name + "\n", "secrets", "set", name, "A", "--sandbox").code())
          .isZero();
    } finally {
      Files.delete(home.resolve("config.yaml"));
    }
  }

  @Test
  void theSameValueIsNoChange() {
    qd("v", "secrets", "set", name, "A", "--yes", "--sandbox");
    Qds.Ended again = qd("v", "secrets", "set", name, "A", "--yes", "--sandbox", "-o", "json");
    assertThat(again.json().get("status").asString()).isEqualTo("unchanged");
    assertThat(raw.listSecretVersionIds(q -> q.secretId(name).includeDeprecated(true)).versions())
        .hasSize(2);
  }

  @Test
  void aRotationUnderWayRefuses() {
    raw.putSecretValue(q -> q.secretId(name).secretString("{}").versionStages("AWSPENDING"));
    Qds.Ended ended = qd(CANARY, "secrets", "set", name, "A", "--yes", "--sandbox");
    assertThat(ended.code()).isEqualTo(6);
    assertThat(ended.err())
        .contains("under way", "waits under AWSPENDING since", "qd secrets unlock " + name);
  }

  @Test
  void whatCannotBeEditedIsSaid() {
    assertThat(
            qd(CANARY, "secrets", "set", "acme/prod/partner-keystore", "A", "--yes", "--sandbox")
                .err())
        .contains("binary");
    Qds.Ended text = qd(CANARY, "secrets", "set", "acme/prod/license", "A", "--yes", "--sandbox");
    assertThat(text.code()).isEqualTo(2);
    assertThat(text.err()).contains("no keys to set");
    assertThat(qd(CANARY, "secrets", "set", name, "--yes", "--sandbox").err())
        .contains("Name the key");
    assertThat(
            qd(CANARY, "secrets", "set", "acme/prod/old-payments", "A", "--yes", "--sandbox")
                .code())
        .isEqualTo(6);
    assertThat(qd(CANARY, "secrets", "set", "nope", "A", "--yes", "--sandbox").code()).isEqualTo(4);
    assertThat(qd("", "secrets", "set", name, "A", "--yes", "--sandbox").code()).isEqualTo(2);
    assertThat(qd("x".repeat(65_530), "secrets", "set", name, "A", "--yes", "--sandbox").err())
        .contains("65,536 fit");
  }

  @Test
  void aWholeTextIsReplaced() {
    raw.createSecret(q -> q.name(name + "-text").secretString("before"));
    assertThat(qd("after\n", "secrets", "set", name + "-text", "--yes", "--sandbox").code())
        .isZero();
    assertThat(raw.getSecretValue(q -> q.secretId(name + "-text")).secretString())
        .isEqualTo("after");
    assertThat(
            qd("after\n", "secrets", "set", name + "-text", "--exact", "--yes", "--sandbox").code())
        .isZero();
    assertThat(raw.getSecretValue(q -> q.secretId(name + "-text")).secretString())
        .isEqualTo("after\n");
  }
}
