package dev.quarterdeck.services.taskdef;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quarterdeck.fuzz.Fuzz;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Task definitions as anybody may have registered them. */
class DefinitionFuzzTest {

  @Test
  void definitionsAreCopiedOrRefused() {
    Fuzz.of(
            "task definitions",
            "{\"taskDefinition\":{\"taskDefinitionArn\":\"arn:aws:ecs:r:1:task-definition/f:1\","
                + "\"family\":\"f\",\"containerDefinitions\":[{\"name\":\"a\",\"image\":\"i\","
                + "\"environment\":[{\"name\":\"A\",\"value\":\"hunter2\"}],\"secrets\":[{\"name\":\"S\","
                + "\"valueFrom\":\"x\"}]}],\"cpu\":\"256\"},\"tags\":[{\"key\":\"k\",\"value\":\"v\"}]}")
        .each(DefinitionFuzzTest::copied);
  }

  private static void copied(String text) {
    TaskDefinitionDocument document;
    try {
      document = TaskDefinitionDocument.ofAnswer(text.getBytes(StandardCharsets.UTF_8));
    } catch (IllegalArgumentException refused) {
      assertThat(String.valueOf(refused.getMessage())).doesNotContain("hunter2");
      return;
    }
    document.images();
    document.registration();
    Fields.of(document);
  }

  @Test
  void aRefusalQuotesNothing() {
    byte[] broken = "{\"value\":hunter2}".getBytes(StandardCharsets.UTF_8);
    assertThatThrownBy(() -> TaskDefinitionDocument.ofAnswer(broken))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("1:")
        .hasMessageNotContaining("hunter2")
        .hasNoCause();
  }

  @Test
  void anEmptyAnswerIsNoDefinition() {
    assertThatThrownBy(() -> TaskDefinitionDocument.ofAnswer(new byte[0]))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
