package dev.quarterdeck.sandbox.wire;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/**
 * Token buckets per action, as AWS throttles: a burst, refilled at a steady rate. No limits unless
 * set.
 */
public final class RateLimits {
  private record Limit(double burst, double perSecond) {}

  private static final class Bucket {
    private double tokens;
    private long filledAt;
  }

  private final Map<String, Limit> limits = new ConcurrentHashMap<>();
  private final Map<String, Bucket> buckets = new ConcurrentHashMap<>();
  private final LongSupplier nanoTime;

  /** Refilled by the machine's monotonic clock. */
  public RateLimits() {
    this(System::nanoTime);
  }

  /** Refilled by this clock, in nanoseconds. */
  public RateLimits(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
  }

  /**
   * Limits one action, or with {@code *} each action that has no limit of its own.
   *
   * @param action for example {@code ecs:DescribeServices}
   * @param burst requests that may come at once
   * @param perSecond requests a second that may go on for ever
   */
  public RateLimits limit(String action, double burst, double perSecond) {
    limits.put(action, new Limit(burst, perSecond));
    buckets.clear();
    return this;
  }

  /** Lifts every limit. */
  public void clear() {
    limits.clear();
    buckets.clear();
  }

  /** Takes a token, or answers false when there is none. */
  boolean admits(String action) {
    Limit own = limits.get(action);
    Limit limit = own == null ? limits.get("*") : own;
    if (limit == null) {
      return true;
    }
    long now = nanoTime.getAsLong();
    Bucket bucket =
        buckets.computeIfAbsent(
            action,
            key -> {
              Bucket full = new Bucket();
              full.tokens = limit.burst();
              full.filledAt = now;
              return full;
            });
    synchronized (bucket) {
      double refill = (now - bucket.filledAt) / 1e9 * limit.perSecond();
      bucket.tokens = Math.min(limit.burst(), bucket.tokens + Math.max(0, refill));
      bucket.filledAt = Math.max(bucket.filledAt, now);
      if (bucket.tokens < 1) {
        return false;
      }
      bucket.tokens -= 1;
      return true;
    }
  }
}
