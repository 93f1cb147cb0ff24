package dev.quarterdeck.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

final class OutcomeTest {
  private static final Problem GONE = new Problem.NotFound("It is gone.", "Look again.");

  @Test
  void a_problem_travels_as_a_value() {
    assertThat(Outcome.of(() -> 1)).isEqualTo(Outcome.done(1));
    Outcome<Integer> failed =
        Outcome.of(
            () -> {
              throw new ProblemException(GONE);
            });
    assertThat(failed).isEqualTo(Outcome.failed(GONE));
    assertThat(failed.map(i -> i + 1)).isEqualTo(Outcome.failed(GONE));
    assertThat(failed.then(i -> Outcome.done("x"))).isEqualTo(Outcome.failed(GONE));
    assertThat(failed.isDone()).isFalse();
    assertThatThrownBy(failed::orThrow)
        .isInstanceOfSatisfying(
            ProblemException.class, e -> assertThat(e.problem()).isSameAs(GONE));
  }

  @Test
  void done_maps_and_chains() {
    assertThat(Outcome.done(2).map(i -> i * 3).then(i -> Outcome.done("n" + i)))
        .isEqualTo(Outcome.done("n6"));
    assertThat(Outcome.done(2).then(i -> Outcome.failed(GONE))).isEqualTo(Outcome.failed(GONE));
    assertThat(Outcome.done(2).orThrow()).isEqualTo(2);
  }

  @Test
  void an_interrupt_stays_one() {
    Outcome<Integer> outcome =
        Outcome.of(
            () -> {
              throw new InterruptedException();
            });
    assertThat(Thread.interrupted()).isTrue();
    assertThat(outcome)
        .isInstanceOfSatisfying(
            Outcome.Failed.class,
            f -> assertThat(f.problem()).isInstanceOf(Problem.Interrupted.class));
  }

  @Test
  void a_stranger_s_message_is_never_repeated() {
    Outcome<Integer> outcome =
        Outcome.of(
            () -> {
              throw new IllegalArgumentException("password=canary-value");
            });
    assertThat(outcome.toString())
        .contains("IllegalArgumentException")
        .contains("dev.quarterdeck.kernel.OutcomeTest")
        .doesNotContain("canary");
  }

  @Test
  void every_problem_has_its_exit_code() {
    assertThat(new Problem.Denied("s", "r", null, null).exit().code()).isEqualTo(3);
    assertThat(new Problem.Credentials("s", "r").exit().code()).isEqualTo(3);
    assertThat(GONE.exit().code()).isEqualTo(4);
    assertThat(new Problem.Throttled("s", "r").exit().code()).isEqualTo(5);
    assertThat(new Problem.Unreachable("s", "r").exit().code()).isEqualTo(5);
    assertThat(Problems.timedOut("It").exit().code()).isEqualTo(5);
    assertThat(new Problem.Conflict("s", "r", null).exit().code()).isEqualTo(6);
    assertThat(new Problem.Invalid("s", "r").exit().code()).isEqualTo(2);
    assertThat(new Problem.Refused("s", "r").exit().code()).isEqualTo(6);
    assertThat(Problems.interrupted().exit().code()).isEqualTo(7);
    assertThat(new Problem.Storage("s", "r").exit().code()).isEqualTo(6);
    assertThat(Problems.unexpected(new IllegalStateException()).exit().code()).isEqualTo(10);
  }
}
