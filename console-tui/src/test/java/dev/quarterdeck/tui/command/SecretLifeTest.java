package dev.quarterdeck.tui.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.tui.cli.Qds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Versions and the life of a secret: roll back, create, tag, delete, import, export, reuse. */
class SecretLifeTest extends EditedSecret {
  @Test
  void versionsDiffAndRollback() {
    String first =
        raw.describeSecret(q -> q.secretId(name)).versionIdsToStages().keySet().iterator().next();
    String second =
        qd(CANARY, "secrets", "set", name, "A", "--yes", "--sandbox", "-o", "json")
            .json()
            .get("newVersion")
            .asString();
    JsonNode versions = qd("", "secrets", "versions", name, "--sandbox", "-o", "json").json();
    Shape.object(
        versions,
        "name",
        "text",
        "arn",
        "text",
        "versions",
        Shape.each("id", "text", "stages", "texts", "createdAt", "time?", "lastAccessed", "time?"),
        "unknowns",
        Shape.UNKNOWNS);
    assertThat(versions.get("versions").size()).isEqualTo(2);
    assertThat(qd("", "secrets", "versions", name, "--sandbox").out())
        .contains("AWSPREVIOUS", first);
    Qds.Ended diff = qd("", "secrets", "diff", name, "--sandbox");
    assertThat(diff.out())
        .contains(
            "~ A: " + OLD_CANARY.length() + " → " + CANARY.length() + " characters", "1 the same");
    JsonNode json =
        qd("", "secrets", "diff", name, first.substring(0, 8), second, "--sandbox", "-o", "json")
            .json();
    assertThat(json.get("changed").get(0).get("key").asString()).isEqualTo("A");
    assertThat(qd("", "secrets", "diff", name, "nope-nope", "--sandbox").code()).isEqualTo(4);
    assertThat(qd("", "secrets", "rollback", name, "--dry-run", "--sandbox").out())
        .contains("Afterwards AWSPREVIOUS");
    Qds.Ended back = qd("", "secrets", "rollback", name, "--yes", "--sandbox", "-o", "json");
    assertThat(back.code()).isZero();
    assertThat(back.json().get("currentVersion").asString()).isEqualTo(first);
    assertThat(back.json().get("badVersion").asString()).isEqualTo(second);
    assertThat(raw.describeSecret(q -> q.secretId(name)).versionIdsToStages().get(second))
        .containsExactly("AWSPREVIOUS");
    assertThat(value()).contains(OLD_CANARY);
    Qds.Ended to =
        qd("", "secrets", "rollback", name, "--to", first, "--yes", "--sandbox", "-o", "json");
    assertThat(to.json().get("status").asString()).isEqualTo("unchanged");
  }

  @Test
  void whoKeepsTheOldValueIsNamed() {
    Qds.Ended dry =
        qd("v", "secrets", "set", "acme/prod/app", "OPENAI_API_KEY", "--dry-run", "--sandbox");
    assertThat(dry.out()).contains("keep the old value until redeployed");
    Qds.Ended ended =
        qd(
            "v",
            "secrets",
            "set",
            "acme/prod/app",
            "OPENAI_API_KEY",
            "--yes",
            "--sandbox",
            "-o",
            "json");
    assertThat(ended.json().get("redeploy").size()).isPositive();
    Qds.Ended back = qd("", "secrets", "rollback", "acme/prod/app", "--yes", "--sandbox");
    assertThat(back.out())
        .contains("the bad one", "qd secrets stale acme/prod/app --redeploy --possible");
    Qds.Ended stale = qd("", "secrets", "stale", "acme/prod/app", "--sandbox");
    assertThat(stale.out())
        .contains("? possible", "does not tell which version was current when it started");
  }

  @Test
  void createTagDeleteRestore() {
    Object[] shape = {
      "name", "text", "arn", "text", "status", "text", "version", "text?", "finalAt", "time?",
      "tags", "map"
    };
    String fresh = name + "-new";
    Qds.Ended made =
        qd(
            CANARY,
            "secrets",
            "create",
            fresh,
            "K",
            "--tag",
            "team=a",
            "--description",
            "made",
            "--yes",
            "--sandbox",
            "-o",
            "json");
    assertThat(made.code()).isZero();
    Shape.object(made.json(), shape);
    assertThat(raw.getSecretValue(q -> q.secretId(fresh)).secretString())
        .isEqualTo("{\"K\":\"cana\\\\ry\\\\\\\\\\\"-7z3!x\"}");
    assertThat(qd(CANARY, "secrets", "create", fresh, "--yes", "--sandbox").code()).isEqualTo(6);
    assertThat(qd(CANARY, "secrets", "create", "bad name", "--yes", "--sandbox").code())
        .isEqualTo(2);
    Qds.Ended tag =
        qd("", "secrets", "tag", fresh, "team=b", "tier=1", "--yes", "--sandbox", "-o", "json");
    Shape.object(tag.json(), shape);
    assertThat(tag.json().get("tags").get("team").asString()).isEqualTo("b");
    assertThat(
            qd("", "secrets", "tag", fresh, "team=b", "--remove", "tier", "--yes", "--sandbox")
                .out())
        .contains("Tagged");
    assertThat(raw.describeSecret(q -> q.secretId(fresh)).tags()).hasSize(1);
    assertThat(qd("", "secrets", "tag", fresh, "team=b", "--yes", "--sandbox").out())
        .contains("nothing to change");
    assertThat(qd("", "secrets", "tag", fresh, "--yes", "--sandbox").code()).isEqualTo(2);
    assertThat(
            qd("", "secrets", "delete", fresh, "--recovery-days", "6", "--yes", "--sandbox").code())
        .isEqualTo(2);
    Qds.Ended gone =
        qd(
            "",
            "secrets",
            "delete",
            fresh,
            "--recovery-days",
            "7",
            "--yes",
            "--sandbox",
            "-o",
            "json");
    Shape.object(gone.json(), shape);
    assertThat(gone.json().get("finalAt").isNull()).isFalse();
    assertThat(qd(CANARY, "secrets", "create", fresh, "--yes", "--sandbox").err())
        .contains("secrets restore");
    assertThat(qd("", "secrets", "restore", fresh, "--yes", "--sandbox").code()).isZero();
    assertThat(qd("", "secrets", "restore", fresh, "--yes", "--sandbox").out())
        .contains("nothing to change");
    assertThat(raw.describeSecret(q -> q.secretId(fresh)).deletedDate()).isNull();
  }

  @Test
  void whatIsInUseIsNotDeleted() {
    Qds.Ended ended = qd("", "secrets", "delete", "acme/prod/app", "--yes", "--sandbox");
    assertThat(ended.code()).isEqualTo(6);
    assertThat(ended.err()).contains("is in use by", "--even-if-used");
    assertThat(
            qd("", "secrets", "delete", "acme/prod/app", "--even-if-used", "--dry-run", "--sandbox")
                .out())
        .contains("its next task will not start");
  }

  @Test
  void importMergesAndCreates() throws IOException {
    Path file = Files.createTempFile("keys", ".env");
    try {
      Files.writeString(file, "# keys\nA='" + CANARY.replace("'", "") + "'\nNEW=x\nN=5432000\n");
      Qds.Ended dry = qd("", "secrets", "import", file.toString(), name, "--dry-run", "--sandbox");
      assertThat(dry.out())
          .contains(
              "~ A: ",
              "+ NEW: new, 1 characters",
              "= 0 of the file's 3 keys",
              "N was a number and becomes a string");
      Qds.Ended done =
          qd("", "secrets", "import", file.toString(), name, "--yes", "--sandbox", "-o", "json");
      assertThat(done.code()).isZero();
      assertThat(done.json().get("added").get(0).get("key").asString()).isEqualTo("NEW");
      assertThat(value()).endsWith(",\n  \"N\": \"5432000\",\n  \"NEW\": \"x\" }\n");
      assertThat(qd("", "secrets", "import", file.toString(), name, "--yes", "--sandbox").out())
          .contains("Nothing to change");
      String fresh = name + "-imported";
      Qds.Ended made =
          qd(
              "{\"X\": \"" + "canary-9" + "\", \"PORT\": 80}",
              "secrets",
              "import",
              "-",
              fresh,
              "--yes",
              "--sandbox",
              "-o",
              "json");
      assertThat(made.code()).isZero();
      assertThat(raw.getSecretValue(q -> q.secretId(fresh)).secretString())
          .isEqualTo("{\"X\":\"canary-9\",\"PORT\":\"80\"}");
      assertThat(qd("{\"X\": canary}", "secrets", "import", "-", fresh, "--yes", "--sandbox").err())
          .contains("not valid JSON at line 1");
      assertThat(qd("{\"X\": null}", "secrets", "import", "-", fresh, "--yes", "--sandbox").err())
          .contains("null");
      assertThat(qd("canary", "secrets", "import", "-", fresh, "--yes", "--sandbox").code())
          .isEqualTo(2);
      assertThat(qd("", "secrets", "import", "/no/such", fresh, "--yes", "--sandbox").code())
          .isEqualTo(2);
    } finally {
      Files.delete(file);
    }
  }

  @Test
  void exportIsARevealAndHandsTheValuesOver() {
    raw.createSecret(q -> q.name(name + "-out").secretString("{ \"A\": \"x'y $z\", \"N\": 7 }"));
    String out = name + "-out";
    Qds.Ended dotenv = run("secrets export " + out + " --reason test --to-stdout --sandbox");
    assertThat(dotenv.out()).isEqualTo("A=\"x'y \\$z\"\nN=7\n");
    assertThat(
            run("secrets export " + out + " --reason test --to-stdout --format shell --sandbox")
                .out())
        .isEqualTo("export A='x'\\''y $z'\nexport N='7'\n");
    assertThat(
            run("secrets export " + out + " --reason test --to-stdout --format json --sandbox")
                .out())
        .isEqualTo("{ \"A\": \"x'y $z\", \"N\": 7 }");
    assertThat(run("secrets export " + out + " --reason test --sandbox").code()).isEqualTo(6);
    assertThat(run("secrets export " + out + " --to-stdout --sandbox").code()).isEqualTo(2);
    assertThat(run("secrets export acme/prod/license --reason test --to-stdout --sandbox").err())
        .contains("no keys to export");
    assertThat(run("audit list --sandbox -o json").out()).contains("secrets.export");
  }

  @Test
  void reuseNamesThePlacesAndNothingOfTheValue() {
    raw.createSecret(q -> q.name(name + "-again").secretString(OLD_CANARY));
    Qds.Ended ended = qd("", "secrets", "reuse", "--reason", "review", "--sandbox", "-o", "json");
    assertThat(ended.code()).isEqualTo(1);
    Shape.object(
        ended.json(),
        "secrets",
        "number",
        "compared",
        "number",
        "groups",
        Shape.each("length", "number", "places", Shape.each("secret", "text", "key", "text?")),
        "unknowns",
        Shape.UNKNOWNS);
    Qds.Ended table = qd("", "secrets", "reuse", "--reason", "review", "--sandbox");
    assertThat(table.out())
        .contains(
            name + " · A",
            name + "-again",
            "acme/prod/app · JWT_SECRET",
            "acme/staging/app · JWT_SECRET");
    assertThat(run("secrets reuse --sandbox").code()).isEqualTo(2);
    assertThat(run("secrets reuse --reason x --min-length 60000 --sandbox").code()).isZero();
    assertThat(run("audit list --sandbox -o json").out())
        .contains("secrets.reuse", "every readable secret");
  }
}
