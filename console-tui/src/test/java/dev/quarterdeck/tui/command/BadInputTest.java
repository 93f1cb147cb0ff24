package dev.quarterdeck.tui.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.tui.cli.Qds;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.CreateSecretRequest;

/** Secrets as odd as they come, and a canary that must be seen nowhere. */
class BadInputTest extends OnSandbox {
  static final String CANARY = "CANARY-7f3a9b2c-hunter2";

  @BeforeAll
  void plant() {
    try (SecretsManagerClient client = secretsManager("calm")) {
      create(client, "odd/text", b -> b.secretString("not json " + CANARY));
      create(client, "odd/half-json", b -> b.secretString("{\"a\": \"" + CANARY + "\", "));
      create(
          client,
          "odd/binary",
          b -> b.secretBinary(SdkBytes.fromByteArray(new byte[] {0, 1, -1, 27})));
      create(
          client, "odd/huge", b -> b.secretString(CANARY + "x".repeat(65_536 - CANARY.length())));
      create(
          client,
          "odd/keys",
          b ->
              b.secretString(
                  "{\"\": \"%1$s\", \"a:b\": \"%1$s\", \"with space\": 5, \"esc\\u001b[31mred\": null, \"密码\": [\"%1$s\"], \"=cmd()\": true}"
                      .formatted(CANARY)));
      create(
          client,
          "odd/described",
          b -> b.secretString(CANARY).description("=HYPERLINK(\"x\")\u001b[2J\u202egnp"));
      create(client, "odd/gone", b -> b.secretString(CANARY));
      client.deleteSecret(b -> b.secretId("odd/gone").recoveryWindowInDays(7L));
    }
  }

  private static void create(
      SecretsManagerClient client, String name, Consumer<CreateSecretRequest.Builder> value) {
    client.createSecret(
        b -> {
          b.name(name);
          value.accept(b);
        });
  }

  @Test
  void textBinaryAndBrokenJsonAreShownForWhatTheyAre() {
    Qds.Ended text = run("secrets show odd/text --sandbox -o json");
    assertThat(text.json().get("kind").asString()).isEqualTo("text");
    assertThat(text.json().get("keys").get(0).get("key").isNull()).isTrue();
    assertThat(run("secrets show odd/half-json --sandbox -o json").json().get("kind").asString())
        .isEqualTo("text");
    Qds.Ended binary = run("secrets show odd/binary --sandbox -o json");
    assertThat(binary.json().get("kind").asString()).isEqualTo("binary");
    assertThat(binary.json().get("keys").get(0).get("length").asInt()).isEqualTo(4);
  }

  @Test
  void theLargestSecretIsMeasured() {
    Qds.Ended ended = run("secrets show odd/huge --sandbox -o json");
    assertThat(ended.code()).isZero();
    assertThat(ended.json().get("keys").get(0).get("length").asInt()).isEqualTo(65_536);
    assertThat(ended.json().get("warnings").toString()).contains("65,536");
    Qds.Ended revealed =
        qd().run("secrets", "reveal", "odd/huge", "--reason", "size", "--to-stdout", "--sandbox");
    assertThat(revealed.out()).hasSize(65_536).startsWith(CANARY);
  }

  @Test
  void oddKeysAreExactInJsonAndHarmlessOnATerminal() {
    Qds.Ended json = run("secrets show odd/keys --sandbox -o json");
    assertThat(json.json().get("keys").findValuesAsString("key"))
        .contains("", "a:b", "with space", "esc\u001b[31mred", "密码", "=cmd()");
    assertThat(json.out()).doesNotContain("\u001b").contains("\\u001b");
    Qds.Ended table =
        qd().terminal(80).env("NO_COLOR", "1").run("secrets", "show", "odd/keys", "--sandbox");
    assertThat(table.out()).doesNotContain("\u001b").contains("esc\ufffd[31mred").contains("密码");
    assertThat(run("secrets show odd/keys --sandbox -o csv").out()).contains("'=cmd()");
    Qds.Ended revealed =
        qd().run(
                "secrets",
                "reveal",
                "odd/keys",
                "a:b",
                "--reason",
                "odd",
                "--to-stdout",
                "--sandbox");
    assertThat(revealed.out()).isEqualTo(CANARY);
  }

  @Test
  void aSecretThatIsGoneOrWasNeverThere() {
    Qds.Ended gone = run("secrets show odd/gone --sandbox");
    assertThat(gone.code()).isEqualTo(4);
    assertThat(gone.err()).contains("scheduled for deletion").contains("qd secrets restore");
    for (String line :
        new String[] {
          "secrets show nothing/here", "secrets usage nothing/here", "secrets stale nothing/here"
        }) {
      Qds.Ended never = run(line + " --sandbox -o json");
      assertThat(never.code()).as(line).isEqualTo(4);
      assertThat(never.json().at("/problem/kind").asString()).isEqualTo("notFound");
      assertThat(never.err()).contains("nothing/here").contains("→");
    }
    Qds.Ended key =
        qd().run(
                "secrets",
                "reveal",
                "acme/prod/app",
                "NOPE",
                "--reason",
                "x",
                "--to-stdout",
                "--sandbox");
    assertThat(key.code()).isEqualTo(4);
    assertThat(key.err()).contains("has no key NOPE").contains("qd secrets show acme/prod/app");
  }

  @Test
  void namesWithControlCharactersAreCleanedInMessages() {
    Qds.Ended ended = qd().run("secrets", "show", "a\u001b[2Jb", "--sandbox");
    assertThat(ended.code()).isIn(2, 4);
    assertThat(ended.err()).doesNotContain("\u001b").startsWith("qd: ");
  }

  @Test
  void formulasInDescriptionsDoNotReachASpreadsheet() {
    assertThat(run("secrets list --sandbox -o csv").lines())
        .allSatisfy(l -> assertThat(l).doesNotContainPattern("(^|,)\"?[=+@]"));
  }

  @Test
  void nothingButRevealEverPrintsAValue() {
    String[] lines = {
      "secrets list",
      "secrets list --include-deleted",
      "secrets show odd/text",
      "secrets show odd/half-json",
      "secrets show odd/keys",
      "secrets show odd/huge",
      "secrets show odd/described",
      "secrets usage",
      "secrets stale",
      "services list",
      "services show acme-prod/api",
      "health",
      "doctor",
      "audit list",
      "audit verify"
    };
    qd().run("secrets", "reveal", "odd/text", "--reason", "canary", "--to-stdout", "--sandbox");
    for (String line : lines) {
      for (String format : new String[] {"table", "json", "csv"}) {
        Qds.Ended ended = run(line + " --sandbox -v -o " + format);
        assertThat(ended.out() + ended.err()).as(line).doesNotContain("CANARY", "hunter2");
      }
    }
    Qds.Ended refused = qd().run("secrets", "reveal", "odd/text", "--reason", "x", "--sandbox");
    assertThat(refused.code()).isEqualTo(6);
    assertThat(refused.out()).isEmpty();
    assertThat(refused.err()).contains("not a terminal").contains("--to-stdout");
  }

  @Test
  void aDeadEndpointEndsWithinItsTimeAndSaysWhatToDo() {
    for (String line : new String[] {"secrets list", "secrets usage", "health", "services list"}) {
      Qds.Ended ended = run(line + " --endpoint-url http://127.0.0.1:1 --timeout 5s -o json");
      assertThat(ended.code()).as(line).isEqualTo(5);
      assertThat(ended.json().at("/problem/exit").asInt()).isEqualTo(5);
      assertThat(ended.err()).startsWith("qd: ").contains("127.0.0.1").contains("    → ");
    }
    Qds.Ended doctor = run("doctor --endpoint-url http://127.0.0.1:1 --timeout 5s -o json");
    assertThat(doctor.code()).isEqualTo(1);
    assertThat(doctor.out()).contains("does not answer");
  }

  @Test
  void deniedNamesThePermission() {
    Qds.Ended health = run("health --sandbox=denied -o json");
    assertThat(health.code()).isEqualTo(1);
    assertThat(health.json().get("unknowns").toString())
        .contains("elasticloadbalancing:DescribeTargetHealth");
    Qds.Ended table = run("health --sandbox=denied");
    assertThat(table.out()).contains("→ Allow elasticloadbalancing:DescribeTargetHealth");
  }
}
