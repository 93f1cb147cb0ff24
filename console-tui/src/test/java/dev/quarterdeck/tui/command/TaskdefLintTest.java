package dev.quarterdeck.tui.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.sandbox.world.parameters.Parameters;
import dev.quarterdeck.sandbox.world.storage.Bucket;
import dev.quarterdeck.sandbox.world.storage.Storage;
import dev.quarterdeck.tui.cli.Qds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import tools.jackson.databind.JsonNode;

/** Task definitions looked at as files and as what services run. */
class TaskdefLintTest extends OnSandbox {
  private static final List<String> SIX =
      List.of(
          "DATABASE_URL",
          "REDIS_URL",
          "OPENAI_API_KEY",
          "JWT_SECRET",
          "POSTHOG_API_KEY",
          "SENTRY_DSN");

  @TempDir private Path folder;

  private Path file(String json) throws IOException {
    return Files.writeString(folder.resolve("taskdef.json"), json);
  }

  private static String definition(String account, String arn, List<String> keys) {
    return """
        {
          "family": "smartstore-ai-backend",
          "requiresCompatibilities": ["FARGATE"],
          "networkMode": "awsvpc",
          "cpu": "1024",
          "memory": "2048",
          "executionRoleArn": "arn:aws:iam::%s:role/exec",
          "containerDefinitions": [{
            "name": "backend",
            "image": "%s.dkr.ecr.us-east-1.amazonaws.com/backend:1.0",
            "user": "1000",
            "secrets": [%s],
            "healthCheck": {"command": ["CMD", "true"]},
            "logConfiguration": {"logDriver": "awslogs", "options": {
              "awslogs-group": "/ecs/backend", "awslogs-create-group": "true",
              "awslogs-region": "us-east-1", "awslogs-stream-prefix": "backend"}}
          }]
        }
        """
        .formatted(
            account,
            account,
            keys.stream()
                .map(k -> "{\"name\": \"" + k + "\", \"valueFrom\": \"" + arn + ":" + k + "::\"}")
                .collect(Collectors.joining(",\n      ")));
  }

  private static List<String> rules(Qds.Ended ended) {
    return ended.json().path("findings").valueStream().map(f -> f.path("rule").asString()).toList();
  }

  /** One secret holds every key as JSON, and the file still has its placeholder for the account. */
  @Test
  void smartstorePhaseTwelveWiresSixKeysOfOneSecretAndItsAccountIsStillAPlaceholder()
      throws IOException {
    SecretsManagerClient raw = secretsManager("calm");
    String json =
        SIX.stream().map(k -> "\"" + k + "\":\"v\"").collect(Collectors.joining(",", "{", "}"));
    String arn = raw.createSecret(q -> q.name("smartstore-ai/production").secretString(json)).arn();

    Path bad =
        file(
            definition(
                "ACCOUNT_ID",
                "arn:aws:secretsmanager:us-east-1:ACCOUNT_ID:secret:smartstore-ai/production",
                SIX));
    Qds.Ended ended = qd().run("taskdef", "lint", bad.toString(), "--offline", "-o", "json");
    assertThat(ended.code()).isEqualTo(1);
    assertThat(rules(ended)).containsOnly("placeholder", "malformed-reference");
    assertThat(ended.json().path("findings").valueStream().map(f -> f.path("variable").asString()))
        .containsAll(SIX);

    Qds.Ended written = qd().run("taskdef", "secrets", "smartstore-ai/production", "--sandbox");
    for (String key : SIX) {
      assertThat(written.out()).contains(arn + ":" + key + "::");
    }
    Path good = file(definition("111122223333", arn, SIX));
    Qds.Ended fine = qd().run("taskdef", "lint", good.toString(), "--sandbox", "-o", "json");
    assertThat(fine.json().path("findings")).isEmpty();
    assertThat(fine.json().path("unknowns")).isEmpty();
    assertThat(fine.code()).isZero();
  }

  /** The secret is followed to the key, the label and the version. */
  @Test
  void everyReferenceIsFollowed() throws IOException {
    String arn =
        secretsManager("calm")
            .createSecret(q -> q.name("lint/app").secretString("{\"A\":\"x\",\"N\":7}"))
            .arn();
    String json =
        definition("111122223333", arn, List.of("A", "N", "GONE"))
            .replace(
                "\"secrets\": [",
                "\"secrets\": [{\"name\":\"L\",\"valueFrom\":\""
                    + arn
                    + ":A:NOLABEL:\"},{\"name\":\"S\",\"valueFrom\":\""
                    + arn.replace("lint/app", "lint/none")
                    + "\"},{\"name\":\"W\",\"valueFrom\":\""
                    + arn.replace("us-east-1", "eu-west-1")
                    + "\"},{\"name\":\"O\",\"valueFrom\":\""
                    + arn.replace("111122223333", "999999999999")
                    + "\"},{\"name\":\"P\",\"valueFrom\":\"/app/parameter\"},");
    Qds.Ended ended = qd().run("taskdef", "lint", file(json).toString(), "--sandbox", "-o", "json");
    assertThat(ended.code()).isEqualTo(1);
    JsonNode findings = ended.json().path("findings");
    assertThat(
            findings
                .valueStream()
                .map(f -> f.path("variable").asString() + " " + f.path("rule").asString()))
        .containsExactly(
            "L version-missing",
            "S secret-missing",
            "W other-region",
            "O other-account",
            "P parameter-missing",
            "N value-not-string",
            "GONE key-missing");
    assertThat(ended.json().path("unknowns").valueStream().map(u -> u.path("what").asString()))
        .anyMatch(w -> w.contains("eu-west-1"))
        .anyMatch(w -> w.contains("999999999999"))
        .noneMatch(w -> w.contains("/app/parameter"));
  }

  /** Deleted and made again: the name is the same, the ARN is not. */
  @Test
  void aSecretThatWasMadeAnewIsNamedWithItsArn() throws IOException {
    String arn =
        secretsManager("calm")
            .createSecret(q -> q.name("lint/anew").secretString("{\"A\":\"x\"}"))
            .arn();
    String old = arn.substring(0, arn.length() - 6) + "Abc123";
    Path stale = file(definition("111122223333", old, List.of("A")));
    Qds.Ended ended = qd().run("taskdef", "lint", stale.toString(), "--sandbox");
    assertThat(ended.out())
        .contains("There is no secret lint/anew-Abc123", "another suffix now", "Refer to " + arn);
  }

  private static String withParameters(String... valueFroms) {
    return definition("111122223333", "x", List.of())
        .replace(
            "\"secrets\": []",
            Arrays.stream(valueFroms)
                .map(
                    v ->
                        "{\"name\":\"V_"
                            + Math.abs(v.hashCode())
                            + "\",\"valueFrom\":\""
                            + v
                            + "\"}")
                .collect(Collectors.joining(",", "\"secrets\": [", "]")));
  }

  /** Names and types are all that is asked for. */
  @Test
  void parametersAreLookedUpByNameAndByArn() throws IOException {
    Parameters parameters = sandbox("calm").world().parameters();
    parameters.put("/lint/token", "SecureString");
    parameters.put("/flat", "SecureString");
    parameters.put("/lint/level", "String");
    String arn = "arn:aws:ssm:us-east-1:111122223333:parameter/";
    Path fine =
        file(withParameters("/lint/token", arn + "lint/token", arn + "flat", "/lint/level"));
    Qds.Ended found = qd().run("taskdef", "lint", fine.toString(), "--sandbox", "-o", "json");
    assertThat(rules(found)).containsExactly("parameter-not-secure");
    assertThat(found.json().path("unknowns")).isEmpty();
    assertThat(found.code()).isZero();

    Path bad =
        file(
            withParameters(
                "/lint/none",
                arn + "lint/none",
                arn.replace("us-east-1", "eu-west-1") + "lint/token",
                arn.replace("111122223333", "999999999999") + "lint/token",
                arn.replace("111122223333", "ACCOUNT_ID") + "lint/token"));
    Qds.Ended ended = qd().run("taskdef", "lint", bad.toString(), "--sandbox", "-o", "json");
    assertThat(ended.code()).isEqualTo(1);
    assertThat(rules(ended))
        .containsOnly(
            "parameter-missing",
            "other-region",
            "other-account",
            "malformed-reference",
            "placeholder");
    assertThat(ended.json().path("unknowns").valueStream().map(u -> u.path("what").asString()))
        .hasSize(2)
        .anyMatch(w -> w.contains("eu-west-1"))
        .anyMatch(w -> w.contains("999999999999"));

    sandbox("calm").faults().on("ssm", "DescribeParameters").deny();
    Qds.Ended denied = qd().run("taskdef", "lint", fine.toString(), "--sandbox", "-o", "json");
    assertThat(denied.code()).isEqualTo(1);
    assertThat(
            denied.json().path("unknowns").valueStream().map(u -> u.path("permission").asString()))
        .contains("ssm:DescribeParameters");
  }

  private static String withFiles(String... arns) {
    return definition("111122223333", "x", List.of())
        .replace(
            "\"secrets\": []",
            Arrays.stream(arns)
                .map(a -> "{\"type\":\"s3\",\"value\":\"" + a + "\"}")
                .collect(Collectors.joining(",", "\"environmentFiles\": [", "]")));
  }

  @Test
  void environmentFilesAreLookedForAndReadOnlyWhenAsked() throws IOException {
    Storage storage = sandbox("calm").world().storage();
    Bucket near = storage.createBucket("lint-near", "us-east-1");
    near.objects().put("app/api.env", "# c\nLEVEL=1\nDB_PASSWORD=canary2hunter\n".getBytes(UTF_8));
    near.objects().put("empty.env", new byte[0]);
    storage.createBucket("lint-far", "eu-west-1").objects().put("a.env", new byte[] {'#'});
    Path file =
        file(
            withFiles(
                "arn:aws:s3:::lint-near/app/api.env",
                "arn:aws:s3:::lint-near/empty.env",
                "arn:aws:s3:::lint-near/none.env",
                "arn:aws:s3:::lint-far/a.env",
                "arn:aws:s3:::lint-near/app/api.txt"));
    Qds.Ended ended = qd().run("taskdef", "lint", file.toString(), "--sandbox", "-o", "json");
    assertThat(ended.code()).isEqualTo(1);
    assertThat(rules(ended))
        .containsExactlyInAnyOrder(
            "environment-file-empty",
            "environment-file-missing",
            "other-region",
            "environment-file");
    assertThat(ended.json().path("unknowns").path(0).path("what").asString())
        .isEqualTo("variables in s3://lint-near/app/api.env");

    Path one = file(withFiles("arn:aws:s3:::lint-near/app/api.env"));
    Qds.Ended read =
        qd().run(
                "taskdef",
                "lint",
                one.toString(),
                "--sandbox",
                "-o",
                "json",
                "--environment-files");
    assertThat(rules(read)).containsExactly("plaintext-secret");
    assertThat(read.json().path("findings").path(0).path("variable").asString())
        .isEqualTo("DB_PASSWORD");
    assertThat(read.json().path("findings").path(0).path("text").asString())
        .contains("in line 3 of s3://lint-near/app/api.env");
    assertThat(read.json().path("unknowns")).isEmpty();
    assertThat(read.out() + read.err()).doesNotContain("canary2hunter");

    sandbox("calm").faults().on("s3", "HeadObject").deny();
    Qds.Ended denied = qd().run("taskdef", "lint", one.toString(), "--sandbox", "-o", "json");
    assertThat(denied.code()).isEqualTo(1);
    assertThat(denied.json().path("unknowns").path(0).path("permission").asString())
        .isEqualTo("s3:GetObject");
  }

  @Test
  void aSecretInPlainTextIsNamedAndNeverShown() throws IOException {
    String json =
        definition("111122223333", "x", List.of())
            .replace(
                "\"user\":",
                "\"environment\": [{\"name\": \"DB_PASSWORD\", \"value\": \"hunter2canary\"}],"
                    + " \"user\":");
    Path file = file(json);
    Path sarif = folder.resolve("lint.sarif");
    Qds.Ended table = qd().run("taskdef", "lint", file.toString(), "--offline");
    assertThat(table.code()).isEqualTo(1);
    assertThat(table.out())
        .contains("DB_PASSWORD holds a password", "[plaintext-secret]", file + ":11:");
    Qds.Ended written =
        qd().run("taskdef", "lint", file.toString(), "--offline", "--to", sarif.toString());
    assertThat(sarif).content().contains("\"plaintext-secret\"", "startColumn");
    Qds.Ended printed = qd().run("taskdef", "lint", file.toString(), "--offline", "-o", "sarif");
    assertThat(qd().run("taskdef", "list", "--sandbox", "-o", "sarif").code()).isEqualTo(2);
    assertThat(printed.out()).isEqualTo(Files.readString(sarif));
    Qds.Ended stdin = qd().in(json).run("taskdef", "lint", "-", "--offline", "-o", "csv");
    assertThat(stdin.out()).contains("plaintext-secret,error,backend,DB_PASSWORD,11,");
    for (Qds.Ended ended : List.of(table, written, printed, stdin)) {
      assertThat(ended.out() + ended.err()).doesNotContain("hunter2canary");
    }
  }

  @Test
  void whatAServiceRunsIsLookedAtToo() {
    Qds.Ended calm = run("taskdef lint acme-prod/api --sandbox -o json");
    assertThat(calm.code()).as(calm.out()).isZero();
    assertThat(calm.json().path("findings").path(0).path("line").isNull()).isTrue();
    Qds.Ended missing = run("taskdef lint acme-prod/billing --sandbox=missing-key -o json");
    assertThat(missing.code()).isEqualTo(1);
    assertThat(rules(missing)).contains("key-missing");
    sandbox("denied").faults().on("secretsmanager", "GetSecretValue").deny();
    Qds.Ended denied = run("taskdef lint acme-prod/api --sandbox=denied -o json");
    assertThat(denied.code()).as("what could not be read is never good").isEqualTo(1);
    assertThat(denied.json().path("unknowns").path(0).path("permission").asString())
        .isEqualTo("secretsmanager:GetSecretValue");
  }

  @Test
  void whatIsNotThereIsSaid() {
    assertThat(qd().run("taskdef", "lint", "none.json", "--offline").code()).isEqualTo(4);
    assertThat(qd().run("taskdef", "lint", "acme-prod/api", "--offline").code()).isEqualTo(2);
    assertThat(run("taskdef lint acme-prod/none --sandbox").code()).isEqualTo(4);
  }

  @Test
  void whatWasNotCheckedIsNotCalledRight() throws IOException {
    String arn =
        secretsManager("calm")
            .createSecret(q -> q.name("lint/unchecked").secretString("{\"A\":\"v\"}"))
            .arn();
    String json = definition("111122223333", arn, List.of("A"));
    Path far =
        file(
            json.replace("\"awslogs-create-group\": \"true\",", "")
                .replace("\"awslogs-region\": \"us-east-1\"", "\"awslogs-region\": \"eu-west-1\""));
    Qds.Ended ended = run("taskdef lint " + far + " --sandbox");
    assertThat(ended.code()).isEqualTo(1);
    assertThat(ended.out()).contains("1 of what it refers to was not checked").doesNotContain("✓");
    assertThat(ended.out() + ended.err()).contains("log group /ecs/backend", "eu-west-1");
    assertThat(run("taskdef lint " + file(json) + " --sandbox").out())
        .contains("nothing is wrong with it");
  }

  @Test
  void theNameOfARegistrysSecretIsLookedUpAsASecret() throws IOException {
    SecretsManagerClient raw = secretsManager("calm");
    String arn = raw.createSecret(q -> q.name("lint/reg").secretString("{\"A\":\"v\"}")).arn();
    String json =
        definition("111122223333", arn, List.of("A"))
            .replace(
                "\"user\":",
                "\"repositoryCredentials\": {\"credentialsParameter\": \"lint/hub\"}, \"user\":");
    assertThat(rules(run("taskdef lint " + file(json) + " --sandbox -o json")))
        .containsExactly("secret-missing");
    raw.createSecret(
        q -> q.name("lint/hub").secretString("{\"username\":\"u\",\"password\":\"p\"}"));
    assertThat(rules(run("taskdef lint " + file(json) + " --sandbox -o json"))).isEmpty();
  }
}
