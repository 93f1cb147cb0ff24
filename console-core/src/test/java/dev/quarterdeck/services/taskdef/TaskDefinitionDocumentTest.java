package dev.quarterdeck.services.taskdef;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** A revision is copied with every field, and compared without telling what could be secret. */
final class TaskDefinitionDocumentTest {
  private static final String ANSWER =
      """
      {"taskDefinition":{"taskDefinitionArn":"arn:aws:ecs:us-east-1:111122223333:task-definition/api:7",
       "family":"api","revision":7,"status":"ACTIVE","networkMode":"awsvpc","cpu":"1024",
       "requiresAttributes":[{"name":"x"}],"compatibilities":["FARGATE"],
       "registeredAt":1.7e9,"registeredBy":"arn:aws:iam::111122223333:role/x",
       "newTopLevel":{"since":2031,"share":0.10},
       "volumes":[{"name":"data"}],
       "containerDefinitions":[
        {"name":"api","image":"r/api:1.8.2","essential":true,"futureField":[1,{"a":null}],
         "command":["serve","--token","cmd-canary"],
         "environment":[{"name":"LOG_LEVEL","value":"info"},{"name":"DB_URL","value":"env-canary-1"}],
         "secrets":[{"name":"JWT","valueFrom":"arn:aws:secretsmanager:us-east-1:111122223333:secret:app-AbCdEf:JWT::"}],
         "logConfiguration":{"logDriver":"splunk","options":{"splunk-token":"opt-canary","mode":"non-blocking"}}},
        {"name":"sidecar","image":"r/side:3"}]},
       "tags":[{"key":"team","value":"core"},{"key":"aws:cloudformation:stack-name","value":"s"}]}
      """;

  private static TaskDefinitionDocument document(String json) {
    return TaskDefinitionDocument.ofAnswer(json.getBytes(StandardCharsets.UTF_8));
  }

  private static JsonNode registration(TaskDefinitionDocument d) {
    return new ObjectMapper().readTree(d.registration());
  }

  @Test
  void a_copy_has_every_field_but_what_ecs_adds_by_itself() {
    JsonNode body = registration(document(ANSWER));
    JsonNode was = new ObjectMapper().readTree(ANSWER).get("taskDefinition");
    assertThat(body.propertyNames())
        .containsExactlyInAnyOrder(
            "family",
            "networkMode",
            "cpu",
            "newTopLevel",
            "volumes",
            "containerDefinitions",
            "tags");
    assertThat(body.get("containerDefinitions")).isEqualTo(was.get("containerDefinitions"));
    assertThat(body.get("newTopLevel")).isEqualTo(was.get("newTopLevel"));
    assertThat(new String(document(ANSWER).registration(), StandardCharsets.UTF_8))
        .as("numbers as they were written")
        .contains("\"share\":0.10");
    assertThat(body.get("tags")).hasSize(1);
    assertThat(body.get("tags").get(0).get("key").asString()).isEqualTo("team");
  }

  @Test
  void another_image_changes_that_image_only() {
    TaskDefinitionDocument old = document(ANSWER);
    TaskDefinitionDocument d = old.withImages(Map.of("api", "r/api:1.8.3"));
    JsonNode was = registration(old).get("containerDefinitions");
    JsonNode is = registration(d).get("containerDefinitions");
    assertThat(is.get(0).get("image").asString()).isEqualTo("r/api:1.8.3");
    assertThat(is.get(0).get("futureField")).isEqualTo(was.get(0).get("futureField"));
    assertThat(is.get(1)).isEqualTo(was.get(1));
    assertThat(TaskDefinitionDiff.between(old, d).entries())
        .singleElement()
        .satisfies(
            e ->
                assertThat(e.line())
                    .isEqualTo("~ containers.api.image: r/api:1.8.2 → r/api:1.8.3"));
    assertThatThrownBy(() -> old.withImages(Map.of("nobody", "x")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void a_difference_tells_what_changed_and_no_value_that_could_be_secret() {
    TaskDefinitionDocument a = document(ANSWER);
    TaskDefinitionDocument b =
        document(
            ANSWER
                .replace("env-canary-1", "env-canary-2")
                .replace("cmd-canary", "cmd-canary-2")
                .replace("opt-canary", "opt-canary-2")
                .replace("app-AbCdEf:JWT::", "app-AbCdEf:JWT_NEW::")
                .replace("\"since\":2031", "\"since\":2032")
                .replace("\"cpu\":\"1024\"", "\"cpu\":\"2048\"")
                .replace("{\"name\":\"LOG_LEVEL\",\"value\":\"info\"},", "")
                .replace("\"volumes\":[{\"name\":\"data\"}]", "\"volumes\":[{\"name\":\"more\"}]"));
    TaskDefinitionDiff diff = TaskDefinitionDiff.between(a, b);
    assertThat(diff.entries())
        .extracting(TaskDefinitionDiff.Entry::line)
        .containsExactlyInAnyOrder(
            "~ containers.api.secrets.JWT: arn:aws:secretsmanager:us-east-1:111122223333:secret:app-AbCdEf:JWT::"
                + " → arn:aws:secretsmanager:us-east-1:111122223333:secret:app-AbCdEf:JWT_NEW::",
            "~ cpu: 1024 → 2048",
            "~ newTopLevel.since: changed (value not shown)",
            "- volumes.data",
            "+ volumes.more",
            "~ containers.api.command: changed (value not shown)",
            "- containers.api.environment.LOG_LEVEL",
            "~ containers.api.environment.DB_URL: changed (value not shown)",
            "~ containers.api.logConfiguration.options.splunk-token: changed (value not shown)");
    assertThat(diff.entries().getFirst().path()).contains(".secrets.");
    assertThat(diff.toString() + a + TaskDefinitionView.of(b))
        .doesNotContain("canary")
        .contains("r/api:1.8.2", "non-blocking");
    assertThat(TaskDefinitionDiff.between(a, a).isEmpty()).isTrue();
  }

  @Test
  void what_is_no_answer_is_refused_without_quoting_it() {
    for (String bad :
        new String[] {"", "[]", "{\"canary\":1}", "{\"taskDefinition\":\"canary\"}"}) {
      assertThatThrownBy(() -> document(bad)).hasMessageNotContaining("canary");
    }
  }
}
