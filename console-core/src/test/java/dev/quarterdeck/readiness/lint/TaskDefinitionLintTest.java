package dev.quarterdeck.readiness.lint;

import static java.util.regex.Matcher.quoteReplacement;
import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.kernel.Unknown;
import dev.quarterdeck.readiness.report.Schemas;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.services.ecs.model.ContainerDefinition;
import software.amazon.awssdk.services.ecs.model.RegisterTaskDefinitionRequest;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class TaskDefinitionLintTest {
  private static final String ARN =
      "arn:aws:secretsmanager:us-east-1:111122223333:secret:acme/app-AbCdEf";

  /** Nothing is wrong with it. */
  static final String GOOD =
      """
      {
        "family": "api",
        "requiresCompatibilities": ["FARGATE"],
        "networkMode": "awsvpc",
        "cpu": "256",
        "memory": "512",
        "executionRoleArn": "arn:aws:iam::111122223333:role/exec",
        "containerDefinitions": [
          {
            "name": "api",
            "image": "111122223333.dkr.ecr.us-east-1.amazonaws.com/api:1.0",
            "user": "1000",
            "environment": [{"name": "LOG_LEVEL", "value": "info"}],
            "secrets": [{"name": "TOKEN", "valueFrom": "%s:TOKEN::"}],
            "healthCheck": {"command": ["CMD", "true"]},
            "logConfiguration": {
              "logDriver": "awslogs",
              "options": {
                "awslogs-group": "/ecs/api",
                "awslogs-region": "us-east-1",
                "awslogs-stream-prefix": "api"
              }
            }
          }
        ]
      }
      """
          .formatted(ARN);

  private static LintReport check(String json) {
    return new TaskDefinitionLint(null)
        .check("taskdef.json", json.getBytes(StandardCharsets.UTF_8), true);
  }

  private static Set<String> rules(LintReport report) {
    return report.findings().stream().map(f -> f.rule().id()).collect(Collectors.toSet());
  }

  @Test
  void aGoodFileHasNoFindingsAndSaysWhatWasNotLookedUp() {
    LintReport report = check(GOOD);
    assertThat(report.findings()).isEmpty();
    assertThat(report.unknowns())
        .allMatch(u -> u.why().contains("offline"))
        .extracting(Unknown::what)
        .containsExactly("secret " + ARN, "log group /ecs/api");
    assertThat(check("{\"taskDefinition\":" + GOOD + "}").findings()).isEmpty();
    assertThat(check("\ufeff" + GOOD).findings()).isEmpty();
  }

  @Test
  void aRegistrysSecretMayGoByItsNameAndARegionByAnyOfItsForms() {
    LintReport registry =
        check(
            GOOD.replace(
                "\"user\":",
                "\"repositoryCredentials\": {\"credentialsParameter\": \"hub\"}, \"user\":"));
    assertThat(registry.findings()).isEmpty();
    assertThat(registry.unknowns())
        .extracting(Unknown::what)
        .contains("secret hub")
        .noneMatch(w -> w.startsWith("parameter"));
    assertThat(
            check(
                    GOOD.replace(
                        "aws:secretsmanager:us-east-1", "aws-eusc:secretsmanager:eusc-de-east-1"))
                .findings())
        .isEmpty();
  }

  /** Two that may both grow into the task's memory reserve no more than it has. */
  @Test
  void memoryThatIsReservedCountsAndNotTheLimitBesideIt() {
    String two =
        GOOD.replace(
            "\"containerDefinitions\": [",
            "\"containerDefinitions\": [{\"name\": \"b\", \"image\": \"b:1\", \"user\": \"1\","
                + " \"essential\": false, \"memory\": 512, \"memoryReservation\": 128,"
                + " \"logConfiguration\": {\"logDriver\": \"awsfirelens\"}},");
    String both =
        two.replace(
            "\"user\": \"1000\",",
            "\"user\": \"1000\", \"memory\": 512, \"memoryReservation\": 256,");
    assertThat(rules(check(both))).doesNotContain("container-size");
    assertThat(
            rules(check(both.replace("\"memoryReservation\": 256", "\"memoryReservation\": 500"))))
        .contains("container-size");
    assertThat(
            rules(
                check(
                    both.replace(
                        "\"memory\": 512, \"memoryReservation\": 256", "\"memory\": 600"))))
        .contains("container-size");
  }

  @ParameterizedTest(name = "{2}: {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "\"cpu\": \"256\" | \"cpu\": 256 | wrong-type | cpu",
        "\"memory\": \"512\" | \"memory\": \"1536\" | fargate-size | memory",
        "\"memory\": \"512\" | \"memory\": \"4 GB\" | fargate-size | memory",
        "\"cpu\": \"256\" | \"cpu\": \"300\" | fargate-size | cpu",
        "\"cpu\": \"256\", | ~~ | fargate-size | cpu",
        "awsvpc | bridge | fargate-network | networkMode",
        "\"info\" | 3 | environment-not-string | LOG_LEVEL",
        "\"info\" | null | environment-not-string | LOG_LEVEL",
        "\"LOG_LEVEL\" | \"TOKEN\" | name-in-both | TOKEN",
        "\"LOG_LEVEL\", \"value\": \"info\" | \"API_TOKEN\", \"value\": \"hunter2hunter2\" | plaintext-secret | API_TOKEN",
        "111122223333:role | ACCOUNT_ID:role | placeholder | executionRoleArn",
        "111122223333:secret | ACCOUNT_ID:secret | malformed-reference | TOKEN",
        "us-east-1:111122223333:secret | REGION:111122223333:secret | malformed-reference | TOKEN",
        "111122223333.dkr | <account>.dkr | placeholder | image",
        "\"info\" | \"${LEVEL}\" | placeholder | LOG_LEVEL",
        ":TOKEN:: | :TOKEN | malformed-reference | TOKEN",
        ":TOKEN:: | :TOKEN::2c2a0b6e-6f0c-4f0e-9f5b-7a2b8f5c1d11 | pinned-version | TOKEN",
        "-AbCdEf | ~~ | partial-arn | TOKEN",
        "\"user\": \"1000\" | \"user\": \"0:0\" | root-user | user",
        "\"awslogs-stream-prefix\": \"api\" | \"mode\": \"blocking\" | log-options | awslogs-stream-prefix",
        "\"executionRoleArn\" | \"taskRoleArn\" | no-execution-role | executionRoleArn",
        "\"family\": | \"status\": \"ACTIVE\", \"family\": | answer-field | status",
        "\"user\": | \"privileged\": true, \"user\": | privileged | privileged",
        "\"user\": | \"usr\": \"x\", \"user\": | unknown-field | usr",
        "\"user\": | \"cpu\": 512, \"user\": | container-size | cpu",
        "\"user\": | \"dependsOn\": [{\"containerName\": \"db\"}], \"user\": | dependency | db",
        "api:1.0 | api:latest | moving-image | image",
      })
  void everyMistakeHasItsRule(String good, String bad, String rule, String variable) {
    assertThat(GOOD).contains(good);
    String json = GOOD.replace(good, bad);
    assertThat(check(json).findings())
        .anySatisfy(
            f -> {
              assertThat(f.rule().id()).isEqualTo(rule);
              assertThat(f.variable()).isEqualTo(variable);
              assertThat(f.text()).doesNotContain("hunter2").endsWith(".");
              assertThat(f.fix()).isNotBlank();
            });
  }

  @Test
  void aLogRouterMayBeRoot() {
    String json =
        GOOD.replace(
            "\"user\": \"1000\"",
            "\"user\": \"0\", \"firelensConfiguration\": {\"type\": \"fluentbit\"}");
    assertThat(rules(check(json))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"<IMAGE1_NAME>", "${IMAGE}", "{{ must_env `IMAGE` }}"})
  void anImageToBeFilledInIsNotTakenForOneWithoutATag(String image) {
    String json =
        GOOD.replaceFirst(
            "\"image\": \"[^\"]*\"", quoteReplacement("\"image\": \"" + image + "\""));
    assertThat(rules(check(json))).containsExactly("placeholder");
  }

  @Test
  void findingsStandWhereTheMistakeIs() {
    String json = GOOD.replace("\"info\"", "\t17");
    LintFinding found = check(json).findings().getFirst();
    assertThat(found.rule()).isEqualTo(LintRule.ENVIRONMENT_NOT_STRING);
    int line = (int) json.substring(0, json.indexOf("\t17")).lines().count();
    assertThat(found.line()).isEqualTo(line);
    assertThat(
            json.lines()
                .toList()
                .get(line - 1)
                .substring(Objects.requireNonNull(found.column()) - 1))
        .startsWith("17");
    assertThat(found.container()).isEqualTo("api");
  }

  @Test
  void whatIsNoJsonSaysWhereItStops() {
    LintReport report = check("{\n  \"family\": \"api\",\n  oops\n}");
    assertThat(report.findings())
        .singleElement()
        .satisfies(
            f -> {
              assertThat(f.rule()).isEqualTo(LintRule.INVALID_JSON);
              assertThat(f.line()).isEqualTo(3);
              assertThat(f.text()).doesNotContain("oops");
            });
    assertThat(rules(check(""))).containsExactly("invalid-json");
    assertThat(rules(check("{} x"))).containsExactly("invalid-json");
    assertThat(rules(check("[]"))).contains("missing-field");
    assertThat(rules(check("{\"containerDefinitions\":[7,{\"environment\":{\"A\":1}}]}")))
        .contains("wrong-type", "missing-field");
  }

  @Test
  void repeatedAndDuplicateNamesAreFound() {
    assertThat(rules(check("{\"family\":\"a\",\"family\":\"b\"}"))).contains("repeated-field");
    String twice =
        GOOD.replace(
            "\"secrets\": [",
            "\"secrets\": [{\"name\": \"TOKEN\", \"valueFrom\": \"" + ARN + ":OTHER::\"}, ");
    assertThat(rules(check(twice))).containsExactly("duplicate-name");
    String environment =
        GOOD.replace(
            "\"environment\": [",
            "\"environment\": [{\"name\": \"LOG_LEVEL\", \"value\": \"x\"}, ");
    assertThat(check(environment).findings())
        .singleElement()
        .satisfies(f -> assertThat(f.level()).isEqualTo(LintRule.Level.WARNING));
  }

  @Test
  void sidecarsAloneAreNotEssential() {
    String json = GOOD.replace("\"user\":", "\"essential\": false, \"user\":");
    assertThat(rules(check(json))).containsExactly("no-essential-container");
    String bare =
        "{\"family\":\"a\",\"containerDefinitions\":[{\"name\":\"a\",\"image\":\"b:1\"}]}";
    assertThat(rules(check(bare)))
        .containsExactlyInAnyOrder("no-logging", "no-health-check", "root-user", "container-size");
  }

  @Test
  void sarifPlacesEveryFindingAndHoldsNoValue() {
    String json =
        GOOD.replace(
            "\"LOG_LEVEL\", \"value\": \"info\"", "\"PASSWORD\", \"value\": \"hunter2hunter2\"");
    String text = LintSarif.of(check(json), "1");
    assertThat(text).doesNotContain("hunter2");
    assertThat(Schemas.sarif(text)).isEmpty();
    JsonNode run = JsonMapper.shared().readTree(text).path("runs").path(0);
    assertThat(run.path("tool").path("driver").path("rules")).hasSize(LintRule.values().length);
    JsonNode result = run.path("results").path(0);
    assertThat(result.path("ruleId").asString()).isEqualTo("plaintext-secret");
    assertThat(result.path("level").asString()).isEqualTo("error");
    assertThat(
            run.path("tool")
                .path("driver")
                .path("rules")
                .path(result.path("ruleIndex").intValue())
                .path("id")
                .asString())
        .isEqualTo("plaintext-secret");
    JsonNode place = result.path("locations").path(0).path("physicalLocation");
    assertThat(place.path("artifactLocation").path("uri").asString()).isEqualTo("taskdef.json");
    assertThat(place.path("region").path("startLine").intValue()).isPositive();
    assertThat(place.path("region").path("startColumn").intValue()).isPositive();
  }

  @Test
  void hostileFilesAreFindingsAndNoFailure() {
    for (String json :
        List.of(
            "[".repeat(100_000),
            "{\"a\":".repeat(2_000) + "1" + "}".repeat(2_000),
            "{\"cpu\":\"" + "9".repeat(50_000) + "\",\"memory\":\". gb\"}",
            "{\"cpu\":1" + "0".repeat(5_000) + "}",
            "{\"containerDefinitions\":[null,[],{\"secrets\":[null,7,{\"valueFrom\":\"arn:::::::::\"}],"
                + "\"environment\":[[]],\"logConfiguration\":{\"logDriver\":\"awslogs\",\"options\":7}}]}",
            "{\"requiresCompatibilities\":\"FARGATE\",\"cpu\":[\"256\"]}",
            "{\"containerDefinitions\":[{\"name\":\"\\u001b[31m\\u202e\",\"image\":\"a\"}]}")) {
      assertThat(check(json).findings())
          .isNotEmpty()
          .allSatisfy(f -> assertThat(f.text()).doesNotContain("\u001b", "\u202e"));
    }
  }

  @Test
  void knowsTheFieldsThatTheApiHas() {
    assertThat(KnownFields.TASK)
        .isEqualTo(names(RegisterTaskDefinitionRequest.builder().build().sdkFields()));
    assertThat(KnownFields.CONTAINER)
        .isEqualTo(names(ContainerDefinition.builder().build().sdkFields()));
  }

  private static Set<String> names(List<SdkField<?>> fields) {
    return fields.stream().map(SdkField::locationName).collect(Collectors.toSet());
  }
}
