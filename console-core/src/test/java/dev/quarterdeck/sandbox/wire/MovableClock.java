package dev.quarterdeck.sandbox.wire;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** The machine's time, displaced as a test says. */
final class MovableClock implements InstantSource {
  private volatile Duration ahead = Duration.ZERO;

  void ahead(Duration by) {
    ahead = by;
  }

  @Override
  public Instant instant() {
    return Instant.now().plus(ahead);
  }
}
