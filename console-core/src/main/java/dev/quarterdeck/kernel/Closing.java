package dev.quarterdeck.kernel;

import java.time.Duration;

/** What is put away after whoever used it has gone already. */
public final class Closing {
  private Closing() {}

  /**
   * Runs {@code close} on a thread of its own and {@code then} after it; no later than {@code
   * bound}, as what hangs in the network must not keep the program.
   */
  public static void beside(Runnable close, Duration bound, Runnable then) {
    Thread closing =
        Thread.ofPlatform()
            .daemon()
            .name("closing")
            // There is nobody left to be told, and no line of it belongs into a terminal.
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
