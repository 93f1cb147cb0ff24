package dev.quarterdeck.health.load;

import java.time.Duration;
import java.time.Instant;

/** Metrics are read in periods of five minutes, aligned as CloudWatch aligns them. */
final class Periods {
  static final Duration LENGTH = Duration.ofMinutes(5);

  /**
   * What counts as now: the last two full periods and the one that is running, since metrics of
   * load balancers arrive up to a few minutes late.
   */
  static final Duration RECENT = LENGTH.multipliedBy(2);

  private Periods() {}

  /** The start of the running period. */
  static Instant floor(Instant at) {
    long length = LENGTH.toSeconds();
    return Instant.ofEpochSecond(Math.floorDiv(at.getEpochSecond(), length) * length);
  }
}
