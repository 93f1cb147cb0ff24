package dev.quarterdeck.kernel;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Waiting, in the time that AWS lives in: the machine's, or a sandbox's, which may run faster or
 * move only when somebody waits.
 */
@FunctionalInterface
public interface Pause {
  /** The machine's time. */
  Pause SYSTEM =
      time -> {
        // Nobody ever releases it: a timed wait that an interrupt ends.
        if (new Semaphore(0).tryAcquire(TimeUnit.NANOSECONDS.convert(time), TimeUnit.NANOSECONDS)) {
          throw new IllegalStateException("released by nobody");
        }
      };

  /** Waits that long, or until interrupted. */
  void pause(Duration time) throws InterruptedException;

  /** A pause on a world whose clock runs {@code speed} times as fast as the machine's. */
  static Pause atSpeed(double speed) {
    return time -> SYSTEM.pause(Duration.ofNanos((long) (time.toNanos() / speed)));
  }
}
