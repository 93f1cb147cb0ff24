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

  /** Which bucket an action takes from; its own where there is none. */
  private final Map<String, String> shared = new ConcurrentHashMap<>();

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

  /**
   * Limits some actions together: they take from one bucket.
   *
   * @param actions for example {@code ecs:ListServices ecs:DescribeServices}
   */
  public RateLimits together(double burst, double perSecond, String... actions) {
    for (String action : actions) {
      limits.put(action, new Limit(burst, perSecond));
      shared.put(action, actions[0]);
    }
    buckets.clear();
    return this;
  }

  /** What AWS publishes for reads of ECS and Elastic Load Balancing, per account and region. */
  public RateLimits asPublished() {
    return together(
            50, 20, "ecs:ListClusters", "ecs:DescribeClusters", "ecs:DescribeCapacityProviders")
        .together(100, 20, "ecs:ListServices", "ecs:DescribeServices")
        .together(100, 20, "ecs:ListTasks", "ecs:DescribeTasks", "ecs:ListContainerInstances")
        .together(50, 20, "ecs:DescribeTaskDefinition", "ecs:ListTaskDefinitions")
        .together(
            40,
            10,
            "elasticloadbalancing:DescribeTargetHealth",
            "elasticloadbalancing:DescribeTargetGroups",
            "elasticloadbalancing:DescribeTargetGroupAttributes",
            "elasticloadbalancing:DescribeLoadBalancers",
            "elasticloadbalancing:DescribeLoadBalancerAttributes",
            "elasticloadbalancing:DescribeListeners",
            "elasticloadbalancing:DescribeRules",
            "elasticloadbalancing:DescribeTags");
  }

  /** Lifts every limit. */
  public void clear() {
    limits.clear();
    shared.clear();
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
            shared.getOrDefault(action, action),
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
