package dev.quarterdeck.kernel;

import java.time.Duration;

/** A point in time by which work must end; measured on the machine's monotonic clock. */
public final class Deadline {
  private static final Duration LONGEST = Duration.ofDays(36_500);

  private final long nanoTime;

  private Deadline(long nanoTime) {
    this.nanoTime = nanoTime;
  }

  public static Deadline in(Duration limit) {
    // Nanoseconds of more than 292 years do not fit; who waits a century waits for ever.
    Duration bounded = limit.compareTo(LONGEST) < 0 ? limit : LONGEST;
    return new Deadline(System.nanoTime() + bounded.toNanos());
  }

  /** What is left, never negative. */
  public Duration left() {
    return Duration.ofNanos(Math.max(0, nanoTime - System.nanoTime()));
  }

  /**
   * A share of what is left, between 0 and 1: for work inside of work that has this deadline, so
   * that the inner part ends by itself with what it has, rather than being given up as a whole.
   */
  public Deadline part(double share) {
    return in(Duration.ofNanos((long) (left().toNanos() * share)));
  }

  public boolean passed() {
    return nanoTime - System.nanoTime() <= 0;
  }
}
