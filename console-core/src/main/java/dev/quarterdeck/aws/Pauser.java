package dev.quarterdeck.aws;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

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
          // Nobody ever releases it: a timed wait that an interrupt ends.
          if (new Semaphore(0).tryAcquire(time.toNanos(), TimeUnit.NANOSECONDS)) {
            throw new IllegalStateException("released by nobody");
          }
        }
      };

  /** A monotonic clock in nanoseconds. */
  long nanoTime();

  /** Waits that long, or until interrupted. */
  void pause(Duration time) throws InterruptedException;
}
