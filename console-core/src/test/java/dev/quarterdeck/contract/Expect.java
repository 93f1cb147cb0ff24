package dev.quarterdeck.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Problem;

/** What tests expect of outcomes. */
final class Expect {
  private Expect() {}

  static <T> T done(Outcome<T> outcome) {
    return switch (outcome) {
      case Outcome.Done<T>(T value) -> value;
      case Outcome.Failed<T>(Problem problem) -> throw new AssertionError("failed: " + problem);
    };
  }

  static <P extends Problem> P failed(Outcome<?> outcome, Class<? extends P> kind) {
    assertThat(outcome).isInstanceOf(Outcome.Failed.class);
    Problem problem = ((Outcome.Failed<?>) outcome).problem();
    assertThat(problem).isInstanceOf(kind);
    assertThat(problem.sentence()).isNotBlank();
    assertThat(problem.remedy()).isNotBlank();
    return kind.cast(problem);
  }
}
