package dev.quarterdeck.rotation.recipe.redis;

import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Pause;
import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.kernel.ProblemException;
import dev.quarterdeck.kernel.Problems;
import dev.quarterdeck.kernel.Text;
import java.time.Duration;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Waits until ElastiCache has carried a change out, which takes it minutes. */
final class Settling {
  private static final Duration ASK_EVERY = Duration.ofSeconds(15);

  /** Far above the minutes that it takes. */
  private static final Duration PATIENCE = Duration.ofMinutes(45);

  private Settling() {}

  /** What it is once nothing is under way; {@code what} begins the sentence of a time-out. */
  static <T> T await(
      Pause pause,
      String what,
      Supplier<Outcome<T>> look,
      Predicate<T> calm,
      Function<T, String> status) {
    for (Duration waited = Duration.ZERO; ; waited = waited.plus(ASK_EVERY)) {
      T seen = look.get().orThrow();
      if (calm.test(seen)) {
        return seen;
      }
      if (waited.compareTo(PATIENCE) >= 0) {
        throw new ProblemException(
            new Problem.TimedOut(
                what
                    + " is still "
                    + Text.clean(status.apply(seen))
                    + " after "
                    + PATIENCE.toMinutes()
                    + " minutes.",
                "Look at its events: aws elasticache describe-events; then resume."));
      }
      try {
        pause.pause(ASK_EVERY);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new ProblemException(Problems.interrupted());
      }
    }
  }
}
