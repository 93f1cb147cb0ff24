package dev.quarterdeck.sandbox.world;

import java.time.Duration;
import java.time.Instant;
import java.util.function.LongSupplier;

/**
 * World time, independent of the machine's clock: it stands still until told to move (tests), or
 * runs from a start instant at a speed (demos). Thread-safe.
 */
public final class SandboxClock {
  private final Instant start;
  private final double speed;
  private final LongSupplier nanos;
  private final long startNanos;
  private Duration added = Duration.ZERO;

  private SandboxClock(Instant start, double speed, LongSupplier nanos) {
    this.start = start;
    this.speed = speed;
    this.nanos = nanos;
    this.startNanos = nanos.getAsLong();
  }

  /** A clock that moves only by {@link #advance}. */
  public static SandboxClock manual(Instant start) {
    return new SandboxClock(start, 0, () -> 0L);
  }

  /** A clock that runs {@code speed} world seconds for each second of the machine. */
  public static SandboxClock running(Instant start, double speed) {
    if (!(speed > 0)) {
      throw new IllegalArgumentException("speed must be above 0");
    }
    return new SandboxClock(start, speed, System::nanoTime);
  }

  public synchronized Instant now() {
    long ran = (long) ((nanos.getAsLong() - startNanos) * speed);
    return start.plusNanos(ran).plus(added);
  }

  /** Moves time forward, for a running clock too. */
  public synchronized void advance(Duration by) {
    if (by.isNegative()) {
      throw new IllegalArgumentException("time does not run backwards");
    }
    added = added.plus(by);
  }
}
