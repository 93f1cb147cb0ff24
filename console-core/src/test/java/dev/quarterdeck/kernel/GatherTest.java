package dev.quarterdeck.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
final class GatherTest {
  private static final Duration LONG = Duration.ofMinutes(5);

  @Test
  void answers_stand_in_the_order_of_the_questions() {
    List<Integer> inputs = IntStream.range(0, 500).boxed().toList();
    CountDownLatch lastHasRun = new CountDownLatch(1);
    List<Outcome<Integer>> answers =
        Gather.each(
            Deadline.in(LONG),
            inputs,
            String::valueOf,
            i -> {
              if (i == 499) {
                lastHasRun.countDown();
              } else if (i == 0) {
                awaitQuietly(lastHasRun);
              }
              return Outcome.done(i * 2);
            });
    assertThat(answers).hasSize(500);
    assertThat(answers.get(0)).isEqualTo(Outcome.done(0));
    assertThat(answers.get(499)).isEqualTo(Outcome.done(998));
    assertThat(answers).isEqualTo(inputs.stream().map(i -> Outcome.done(i * 2)).toList());
  }

  @Test
  void one_that_fails_or_throws_leaves_the_others() {
    Problem problem = new Problem.NotFound("gone", "look");
    List<Outcome<String>> answers =
        Gather.each(
            Deadline.in(LONG),
            List.of("good", "failed", "thrown", "broken"),
            s -> s,
            s ->
                switch (s) {
                  case "failed" -> Outcome.failed(problem);
                  case "thrown" -> throw new ProblemException(problem);
                  case "broken" -> throw new IllegalStateException("canary-value");
                  default -> Outcome.done(s);
                });
    assertThat(answers.get(0)).isEqualTo(Outcome.done("good"));
    assertThat(answers.get(1)).isEqualTo(Outcome.failed(problem));
    assertThat(answers.get(2)).isEqualTo(Outcome.failed(problem));
    assertThat(answers.get(3).toString()).contains("Unexpected").doesNotContain("canary");
  }

  @Test
  void stragglers_are_interrupted_at_the_deadline_and_named() throws InterruptedException {
    CountDownLatch never = new CountDownLatch(1);
    CountDownLatch interrupted = new CountDownLatch(1);
    List<Outcome<String>> answers =
        Gather.each(
            Deadline.in(Duration.ofMillis(50)),
            List.of("slow"),
            s -> "the tasks of " + s,
            s -> {
              try {
                never.await();
              } catch (InterruptedException e) {
                interrupted.countDown();
                Thread.currentThread().interrupt();
              }
              return Outcome.done(s);
            });
    assertThat(answers.getFirst())
        .isInstanceOfSatisfying(
            Outcome.Failed.class,
            f ->
                assertThat(f.problem())
                    .isInstanceOfSatisfying(
                        Problem.TimedOut.class,
                        p -> assertThat(p.sentence()).contains("Reading the tasks of slow")));
    assertThat(interrupted.await(20, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void what_was_done_by_the_deadline_counts() {
    List<Outcome<String>> answers =
        Gather.each(Deadline.in(LONG), List.of("a"), s -> s, Outcome::done);
    assertThat(answers).containsExactly(Outcome.done("a"));
  }

  @Test
  void an_interrupt_of_the_caller_interrupts_every_read() throws InterruptedException {
    CountDownLatch bothRun = new CountDownLatch(2);
    CountDownLatch bothInterrupted = new CountDownLatch(2);
    CountDownLatch never = new CountDownLatch(1);
    AtomicReference<List<Outcome<Integer>>> answers = new AtomicReference<>(List.of());
    AtomicReference<Boolean> stillInterrupted = new AtomicReference<>(false);
    Thread caller =
        Thread.ofVirtual()
            .start(
                () -> {
                  answers.set(
                      Gather.each(
                          Deadline.in(LONG),
                          List.of(1, 2),
                          String::valueOf,
                          i -> {
                            bothRun.countDown();
                            try {
                              never.await();
                            } catch (InterruptedException e) {
                              bothInterrupted.countDown();
                              Thread.currentThread().interrupt();
                            }
                            return Outcome.done(i);
                          }));
                  stillInterrupted.set(Thread.currentThread().isInterrupted());
                });
    bothRun.await();
    caller.interrupt();
    caller.join();
    assertThat(bothInterrupted.await(20, TimeUnit.SECONDS)).isTrue();
    assertThat(answers.get())
        .hasSize(2)
        .allMatch(o -> o instanceof Outcome.Failed<Integer>(Problem.Interrupted p));
    assertThat(stillInterrupted.get()).isTrue();
  }

  @Test
  void nothing_to_read_is_nothing() {
    assertThat(Gather.each(Deadline.in(LONG), List.<String>of(), s -> s, Outcome::done)).isEmpty();
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
