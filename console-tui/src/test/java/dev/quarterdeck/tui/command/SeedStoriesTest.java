package dev.quarterdeck.tui.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.tui.cli.Qds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.Secret;
import tools.jackson.databind.JsonNode;

/** What the documents tell that the product was conceived from, done with its commands. */
class SeedStoriesTest extends OnSandbox {
  @TempDir private Path folder;

  private String secret(String name, String json) {
    return secretsManager("calm").createSecret(q -> q.name(name).secretString(json)).arn();
  }

  private EcsClient ecs() {
    return EcsClient.builder()
        .endpointOverride(sandbox("calm").endpoint())
        .region(Region.of(sandbox("calm").region()))
        .credentialsProvider(
            StaticCredentialsProvider.create(
                AwsBasicCredentials.create(
                    sandbox("calm").accessKeyId(), sandbox("calm").secretAccessKey())))
        .httpClient(UrlConnectionHttpClient.create())
        .build();
  }

  /** A service whose one container has these references; returns {@code CLUSTER/SERVICE}. */
  private String service(String name, Map<String, String> references, String registrySecret) {
    String role = "arn:aws:iam::111122223333:role/" + name;
    try (EcsClient ecs = ecs()) {
      String definition =
          ecs.registerTaskDefinition(
                  q ->
                      q.family(name)
                          .executionRoleArn(role + "-execution")
                          .taskRoleArn(role + "-task")
                          .containerDefinitions(
                              c ->
                                  c.name(name)
                                      .image("ghcr.example/team/" + name + ":1.0")
                                      .memory(512)
                                      .repositoryCredentials(
                                          r -> r.credentialsParameter(registrySecret))
                                      .secrets(
                                          references.entrySet().stream()
                                              .map(
                                                  e ->
                                                      Secret.builder()
                                                          .name(e.getKey())
                                                          .valueFrom(e.getValue())
                                                          .build())
                                              .toList())))
              .taskDefinition()
              .taskDefinitionArn();
      ecs.createService(
          q ->
              q.cluster("acme-staging")
                  .serviceName(name)
                  .taskDefinition(definition)
                  .desiredCount(0));
    }
    return "acme-staging/" + name;
  }

  private static String statements(Qds.Ended policy, String sid) {
    return policy
        .json()
        .path("Statement")
        .valueStream()
        .filter(s -> s.path("Sid").asString().equals(sid))
        .map(JsonNode::toString)
        .collect(Collectors.joining());
  }

  /** One group of keys for a patent application, read by the program itself when it starts. */
  @Test
  void secretInjectionOfOneApplicationsGroupWithItsThreePolicies() {
    String arn =
        secret(
            "short-cut/prod/app",
            "{\"OPENAI_API_KEY\":\"a\",\"PINECONE_API_KEY\":\"b\",\"GCP_PROJECT_ID\":\"c\","
                + "\"GOOGLE_APPLICATION_CREDENTIALS_JSON\":\"{}\",\"APP_SECRET_KEY\":\"d\","
                + "\"MILVUS_HOST\":\"e\",\"MILVUS_PORT\":19530}");
    Qds.Ended block = run("taskdef secrets short-cut/prod/app --sandbox");
    assertThat(block.json().path("secrets")).hasSize(7);
    assertThat(block.out()).contains(arn + ":GOOGLE_APPLICATION_CREDENTIALS_JSON::");
    assertThat(block.err()).contains("MILVUS_PORT is no JSON string");

    String program = "iam policy acme-prod/web --program-reads short-cut/prod/app --sandbox --for ";
    assertThat(statements(run(program + "task"), "ReadSecrets"))
        .contains("secretsmanager:DescribeSecret", "secretsmanager:GetSecretValue", arn)
        .doesNotContain("acme/prod");
    assertThat(statements(run(program + "task --wildcard"), "ReadSecrets"))
        .contains("secret:short-cut/prod/app-??????");
    assertThat(statements(run(program + "trust"), "EcsTasks")).contains("ecs-tasks.amazonaws.com");
  }

  /** The shop's lesson: a role reads its one secret, and broad access is seen. */
  @Test
  void productionVolumeFourScopesARoleToItsOneSecretAndNamesBroadAccess() throws IOException {
    assertThat(run("iam check acme-prod/worker --sandbox").out())
        .contains("secretsmanager:GetSecretValue on everything");
    Path env = folder.resolve(".env");
    String arn = secret("smartstore-ai/shop", "{\"ANTHROPIC_API_KEY\":\"canary-of-the-shop\"}");
    assertThat(
            run("secrets export smartstore-ai/shop --to " + env + " --reason local --sandbox")
                .code())
        .isZero();
    assertThat(env).hasContent("ANTHROPIC_API_KEY=canary-of-the-shop");
    assertThat(run("secrets export smartstore-ai/shop --format terraform --sandbox").out())
        .contains("smartstore_ai_shop")
        .doesNotContain("canary", arn);
  }

  /** Before the deployment: credentials, JWT secret and database password not in variables. */
  @Test
  void productionDeploymentChecklistFindsCredentialsInVariables() throws IOException {
    Path file = folder.resolve("taskdef.json");
    Map<String, String> variables =
        Map.of(
            "AWS_SECRET_ACCESS_KEY", "wJalrXUtnFEMIbK7MDENGbPxRfiCYcanarykey00",
            "JWT_SECRET", "canary-of-the-jwt-secret",
            "DATABASE_URL", "postgresql://app:canary@db.internal/app",
            "FLASK_ENV", "production");
    Files.writeString(
        file,
        "{\"family\":\"app\",\"containerDefinitions\":[{\"name\":\"app\",\"image\":\"app:1\","
            + "\"memory\":512,\"environment\":["
            + variables.entrySet().stream()
                .map(e -> "{\"name\":\"" + e.getKey() + "\",\"value\":\"" + e.getValue() + "\"}")
                .collect(Collectors.joining(","))
            + "]}]}");
    Qds.Ended ended = qd().run("taskdef", "lint", file.toString(), "--offline", "-o", "json");
    assertThat(ended.code()).isEqualTo(1);
    assertThat(ended.out()).doesNotContain("canary");
    assertThat(
            ended
                .json()
                .path("findings")
                .valueStream()
                .filter(f -> f.path("rule").asString().equals("plaintext-secret"))
                .map(f -> f.path("variable").asString()))
        .containsExactlyInAnyOrder("AWS_SECRET_ACCESS_KEY", "JWT_SECRET", "DATABASE_URL");
  }

  /** Signing key, keyset, addresses and a private registry: each secret by its own ARN. */
  @Test
  void awsHostingGuideHasItsSecretsInTheExecutionRoleAndTheTaskRole() {
    String signing = secret("starter/signing", "plain-signing-key");
    String keyset = secret("starter/keyset", "{\"active\":\"k1\",\"keys\":\"[]\"}");
    String url = secret("starter/database", "postgres://db");
    String registry = secret("starter/ghcr", "{\"username\":\"u\",\"password\":\"p\"}");
    String service =
        service("starter-api", Map.of("DATABASE_URL", url, "KEYSET", keyset), registry);

    String read =
        statements(run("iam policy " + service + " --for execution --sandbox"), "ReadSecrets");
    assertThat(read).contains(url, keyset, registry).doesNotContain(signing);
    assertThat(
            statements(
                run(
                    "iam policy "
                        + service
                        + " --for task --program-reads "
                        + signing
                        + " --program-reads starter/keyset --sandbox"),
                "ReadSecrets"))
        .contains(signing, keyset)
        .doesNotContain(url);
    Qds.Ended missing = run("iam check " + service + " --sandbox -o json");
    assertThat(missing.code()).isEqualTo(1);
    assertThat(missing.json().path("findings").valueStream().map(f -> f.path("role").asString()))
        .containsExactlyElementsOf(List.of("starter-api-execution", "starter-api-task"));
  }
}
