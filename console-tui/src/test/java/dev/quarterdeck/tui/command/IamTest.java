package dev.quarterdeck.tui.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.tui.cli.Qds;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Policies of the sandbox's services and of the console's users. */
class IamTest extends OnSandbox {
  private static List<String> texts(JsonNode node) {
    return node.isArray()
        ? StreamSupport.stream(node.spliterator(), false).map(JsonNode::asString).toList()
        : List.of(node.asString());
  }

  private static JsonNode statement(JsonNode policy, String sid) {
    for (JsonNode s : policy.path("Statement")) {
      if (s.path("Sid").asString().equals(sid)) {
        return s;
      }
    }
    throw new AssertionError("no statement " + sid + " in " + policy);
  }

  /** Reading policy for one application's secret alone, the key through Secrets Manager only. */
  @Test
  void oneApplicationReadsItsOneSecretAndDecryptsThroughSecretsManagerOnly() {
    JsonNode policy = run("iam policy acme-prod/web --for execution --sandbox").json();
    assertThat(texts(statement(policy, "ReadSecrets").path("Action")))
        .containsExactly("secretsmanager:GetSecretValue");
    assertThat(texts(statement(policy, "ReadSecrets").path("Resource")))
        .isNotEmpty()
        .allMatch(r -> r.matches("arn:aws:secretsmanager:us-east-1:\\d{12}:secret:\\S+-\\w{6}"));
    assertThat(
            texts(
                statement(
                        run("iam policy acme-prod/web --for execution --wildcard --sandbox").json(),
                        "ReadSecrets")
                    .path("Resource")))
        .allMatch(r -> r.endsWith("-??????"));
    JsonNode decrypt =
        statement(
            run("iam policy acme-prod/api --for execution --sandbox").json(), "DecryptSecrets");
    assertThat(decrypt.path("Condition").path("StringEquals").path("kms:ViaService").asString())
        .isEqualTo("secretsmanager.us-east-1.amazonaws.com");
    assertThat(
            decrypt
                .path("Condition")
                .path("StringEquals")
                .path("kms:EncryptionContext:SecretARN")
                .asString())
        .contains(":secret:acme/prod/app-");

    JsonNode trust = run("iam policy acme-prod/web --for trust --sandbox").json();
    assertThat(statement(trust, "EcsTasks").toString())
        .contains("ecs-tasks.amazonaws.com", "aws:SourceAccount", "arn:aws:ecs:us-east-1:");
  }

  /** A program that fetches its document by itself when it starts needs it in the task role. */
  @Test
  void aProgramThatReadsItsSecretsAtItsStartGetsThemInTheTaskRole() {
    JsonNode policy =
        run("iam policy acme-prod/api --for task --program-reads acme/prod/app --sandbox").json();
    assertThat(texts(statement(policy, "ReadSecrets").path("Action")))
        .containsExactly("secretsmanager:DescribeSecret", "secretsmanager:GetSecretValue");
    assertThat(texts(statement(policy, "ReadSecrets").path("Resource")))
        .singleElement()
        .asString()
        .contains("acme/prod/app-");
    assertThat(statement(policy, "DecryptSecrets").isObject()).isTrue();
    assertThat(run("iam policy acme-prod/api --program-reads none --sandbox").code()).isEqualTo(4);
    Qds.Ended nothing = run("iam policy acme-prod/api --for task --sandbox");
    assertThat(nothing.out()).isEmpty();
    assertThat(nothing.err()).contains("needs nothing that ECS knows of");
  }

  @Test
  void aServiceWhosePoliciesFitIsGood() {
    Qds.Ended ended = run("iam check acme-prod/api --sandbox -o json");
    assertThat(ended.code()).as(ended.out()).isZero();
    JsonNode execution = ended.json().path("roles").path(0);
    assertThat(execution.path("how").asString()).isEqualTo("simulated");
    assertThat(execution.path("allowed").intValue())
        .isEqualTo(execution.path("needs").intValue())
        .isGreaterThan(5);
  }

  @Test
  void whatReadsEverySecretOrDoesEverythingIsTooWide() {
    Qds.Ended worker = run("iam check acme-prod/worker --sandbox");
    assertThat(worker.code()).isEqualTo(1);
    assertThat(worker.out())
        .contains("secrets allows secretsmanager:GetSecretValue on everything", "--for execution");
    assertThat(run("iam check acme-prod/billing --sandbox -o csv").out())
        .contains("tooWide,task,acme-prod-billing-task,files,s3:*,*");
  }

  @Test
  void withoutTheSimulatorThePoliciesAreReadAndWithoutEitherNothingIsKnown() {
    sandbox("denied").faults().on("iam", "SimulatePrincipalPolicy").deny();
    Qds.Ended read = run("iam check acme-prod/api --sandbox=denied -o json");
    assertThat(read.code()).as(read.out() + read.err()).isZero();
    assertThat(read.json().path("roles").path(0).path("how").asString()).isEqualTo("policies");

    sandbox("denied").faults().on("iam", "GetRolePolicy").deny();
    Qds.Ended part = run("iam check acme-prod/api --sandbox=denied -o json");
    assertThat(part.code()).isEqualTo(1);
    assertThat(part.json().path("findings").valueStream().map(f -> f.path("kind").asString()))
        .doesNotContain("missing");
    assertThat(part.json().path("unknowns").valueStream().map(u -> u.path("permission").asString()))
        .contains("iam:GetRolePolicy", "iam:SimulatePrincipalPolicy");

    sandbox("denied").faults().on("iam", "GetRole").deny();
    Qds.Ended none = run("iam check acme-prod/api --sandbox=denied");
    assertThat(none.code()).isEqualTo(1);
    assertThat(none.out()).contains("it could not be read").doesNotContain("✓");
  }

  @Test
  void theConsolesUsersGetThreeLevels() {
    Qds.Ended viewer = qd().run("iam", "console-policy", "viewer", "-o", "json");
    assertThat(viewer.json().path("policies")).hasSize(1);
    assertThat(viewer.out())
        .contains("ecs:DescribeServices", "logs:StartLiveTail")
        .doesNotContain("GetSecretValue", "UpdateService");
    Qds.Ended operator =
        qd().run("iam", "console-policy", "operator", "--secrets", "acme/prod/", "-o", "json");
    assertThat(operator.json().path("policies")).hasSize(2);
    assertThat(operator.out())
        .contains("secretsmanager:GetSecretValue", ":secret:acme/prod/*", "ecs:UpdateService")
        .doesNotContain("DeleteSecret");
    assertThat(qd().run("iam", "console-policy", "administrator").out())
        .contains("attach all 3", "secretsmanager:DeleteSecret");
    assertThat(
            qd().run("iam", "console-policy", "viewer", "--part", "1")
                .json()
                .path("Version")
                .asString())
        .isEqualTo("2012-10-17");
    assertThat(qd().run("iam", "console-policy", "viewer", "--part", "2").code()).isEqualTo(2);
    assertThat(qd().run("iam", "console-policy", "king").code()).isEqualTo(2);
  }

  /** IAM knows no resource for reading in batches: named secrets would never match. */
  @Test
  void batchesAreReadWhateverTheSecretsAreCalled() {
    JsonNode policy = run("iam console-policy operator --secrets acme/prod/ -o json").json();
    JsonNode operator = policy.path("policies").path(policy.path("policies").size() - 1);
    JsonNode batch = statement(operator.path("policy"), "ReadTogether");
    assertThat(texts(batch.path("Action"))).containsExactly("secretsmanager:BatchGetSecretValue");
    assertThat(texts(batch.path("Resource"))).containsExactly("*");
    assertThat(texts(statement(operator.path("policy"), "Rotate").path("Resource")))
        .containsExactly("arn:aws:secretsmanager:*:*:secret:acme/prod/*");
  }
}
