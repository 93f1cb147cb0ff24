package dev.quarterdeck.aws;

import java.time.Duration;

/**
 * A bucket of calls: {@code burst} at once, then {@code perSecond}. Callers reserve in turn and
 * wait outside the lock, so waiting is fair and can be interrupted; a reservation is not given
 * back.
 */
final class TokenBucket {
  private final double burst;
  private final double perSecond;
  private double tokens;
  private long at;
  private boolean started;

  TokenBucket(int burst, int perSecond) {
    this.burst = burst;
    this.perSecond = perSecond;
    this.tokens = burst;
  }

  /** Takes one, waiting for it when the bucket is empty. */
  void take(Pauser pauser) throws InterruptedException {
    Duration wait = reserve(pauser.nanoTime());
    if (!wait.isZero()) {
      pauser.pause(wait);
    }
  }

  /** Takes one, and says how long to wait before it is used. */
  synchronized Duration reserve(long now) {
    if (started) {
      tokens = Math.min(burst, tokens + (now - at) / 1e9 * perSecond);
    }
    started = true;
    at = now;
    tokens -= 1;
    return tokens >= 0 ? Duration.ZERO : Duration.ofNanos((long) (-tokens / perSecond * 1e9));
  }
}
