package dev.quarterdeck.services;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.fuzz.Fuzz;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Why tasks stopped, in any words. */
class StopCauseFuzzTest {

  @Test
  void anyReasonHasACause() {
    Fuzz.of(
            "stop reasons",
            "ResourceInitializationError: unable to pull secrets or registry auth: execution resource"
                + " retrieval failed: retrieved secret from Secrets Manager did not contain json key X",
            "Scaling activity initiated by (deployment ecs-svc/1)",
            "OutOfMemoryError: Container killed due to memory usage")
        .each(
            text -> {
              StopCause cause = StopCause.of(stopped(text));
              assertThat(cause.text()).isNotNull();
              assertThat(cause.fix()).isNotBlank();
            });
  }

  private static Task stopped(String reason) {
    return new Task(
        "arn",
        "c",
        "t",
        null,
        null,
        "STOPPED",
        "STOPPED",
        "UNKNOWN",
        null,
        null,
        null,
        reason,
        reason,
        List.of(new Task.Container("a", "STOPPED", "UNKNOWN", null, reason, null, null)),
        null);
  }
}
