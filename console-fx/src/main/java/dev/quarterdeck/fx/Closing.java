package dev.quarterdeck.fx;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** What is put away behind a window that has gone already. */
final class Closing {
  private Closing() {}

  /**
   * Runs {@code close} on a thread of its own and {@code then} after it; no later than {@code
   * bound}, as what hangs in the network must not keep the program.
   */
  static void beside(Runnable close, Duration bound, Runnable then) {
    CompletableFuture.runAsync(
            close, task -> Thread.ofPlatform().daemon().name("closing").start(task))
        .completeOnTimeout(null, bound.toMillis(), TimeUnit.MILLISECONDS)
        // A failure too: there is no window left to say so in.
        .whenComplete((done, failure) -> then.run());
  }
}
