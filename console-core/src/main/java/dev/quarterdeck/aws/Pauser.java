package dev.quarterdeck.aws;

import dev.quarterdeck.kernel.Pause;
import java.time.Duration;

/** Time as the rate limit sees it, so that tests need not wait. */
interface Pauser {
  Pauser SYSTEM =
      new Pauser() {
        @Override
        public long nanoTime() {
          return System.nanoTime();
        }

        @Override
        public void pause(Duration time) throws InterruptedException {
          Pause.SYSTEM.pause(time);
        }
      };

  /** A monotonic clock in nanoseconds. */
  long nanoTime();

  /** Waits that long, or until interrupted. */
  void pause(Duration time) throws InterruptedException;
}
