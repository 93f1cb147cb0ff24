package dev.quarterdeck.fx;

import java.time.Duration;

/** What is put away behind a window that has gone already. */
final class Closing {
  private Closing() {}

  /**
   * Runs {@code close} on a thread of its own and {@code then} after it; no later than {@code
   * bound}, as what hangs in the network must not keep the program.
   */
  static void beside(Runnable close, Duration bound, Runnable then) {
    Thread closing =
        Thread.ofPlatform()
            .daemon()
            .name("closing")
            // There is no window left to say so in, and no line of it belongs into a terminal.
            .uncaughtExceptionHandler((thread, failure) -> {})
            .start(close);
    Thread.ofPlatform()
        .daemon()
        .name("closed")
        .start(
            () -> {
              try {
                closing.join(bound);
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              } finally {
                then.run();
              }
            });
  }
}
