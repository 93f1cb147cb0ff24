package dev.quarterdeck.sandbox.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.fuzz.Fuzz;
import org.junit.jupiter.api.Test;

/** Faults as people write them. */
class FaultRuleFuzzTest {

  @Test
  void rulesAreReadOrRefused() {
    Fuzz.of("fault rules", "ecs:List*=throttle@0.3", "secretsmanager=slow:2s", "*=deny:arn:a:b")
        .each(
            text -> {
              try {
                assertThat(FaultRule.parse(text).share()).isBetween(0.0, 1.0);
              } catch (IllegalArgumentException refused) {
                assertThat(refused).hasMessageContaining(" ");
              }
            });
  }
}
