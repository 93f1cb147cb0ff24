package dev.quarterdeck.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.services.taskdef.TaskDefinitionDocument;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** A copy of a task definition is sent with members that this SDK's model knows nothing of. */
final class TaskDefinitionCopyTest {
  private static final String ARN = "arn:aws:ecs:eu-central-1:111122223333:task-definition/api:";

  private static Responder.Answer answer(String request) {
    boolean registers = request.contains("containerDefinitions");
    return Responder.Answer.json(
        200,
        "{\"taskDefinition\":{\"taskDefinitionArn\":\""
            + ARN
            + (registers ? "8" : "7")
            + "\",\"family\":\"api\",\"revision\":7,\"status\":\"ACTIVE\","
            + "\"inventedIn2031\":{\"deep\":[1.50,null,\"x\"]},"
            + "\"containerDefinitions\":[{\"name\":\"api\",\"image\":\"r/api:1\","
            + "\"alsoInvented\":true}]},\"tags\":[{\"key\":\"team\",\"value\":\"core\"}]}");
  }

  @Test
  void members_nobody_knows_of_reach_the_new_revision() throws IOException {
    try (Responder endpoint = new Responder(TaskDefinitionCopyTest::answer);
        AwsClients aws = endpoint.clients()) {
      TaskDefinitionDocument d = new AwsTaskDefinitions(aws).document("api:7").orThrow();
      String arn = new AwsEcsEditor(aws).register(d.withImages(Map.of("api", "r/api:2"))).orThrow();
      assertThat(arn).isEqualTo(ARN + "8");
      JsonNode sent = new ObjectMapper().readTree(endpoint.requests.getLast());
      assertThat(endpoint.requests.getLast()).contains("\"deep\":[1.50,null,\"x\"]");
      assertThat(sent.propertyNames())
          .containsExactlyInAnyOrder("family", "inventedIn2031", "containerDefinitions", "tags");
      JsonNode container = sent.get("containerDefinitions").get(0);
      assertThat(container.get("image").asString()).isEqualTo("r/api:2");
      assertThat(container.get("alsoInvented").asBoolean()).isTrue();
    }
  }

  @Test
  void an_answer_that_is_none_is_a_problem_without_its_content() throws IOException {
    try (Responder endpoint =
            new Responder(
                request ->
                    Responder.Answer.json(200, "{\"taskDefinition\":{\"family\":\"canary\"}}"));
        AwsClients aws = endpoint.clients()) {
      Outcome<TaskDefinitionDocument> read = new AwsTaskDefinitions(aws).document("api:7");
      assertThat(read instanceof Outcome.Failed<TaskDefinitionDocument>(Problem p) ? p : null)
          .isInstanceOf(Problem.Unexpected.class)
          .satisfies(p -> assertThat(p.toString()).doesNotContain("canary"));
    }
  }
}
