package dev.quarterdeck.aws;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Keeps this process within AWS's published rates (per account and region, shared with everybody
 * else there), so that it is not throttled and does not starve a deployment pipeline.
 */
final class RateLimits {
  /** {@code burst} calls at once, then {@code perSecond}. */
  private record Rate(String bucket, int burst, int perSecond) {}

  private static final Map<String, Rate> AWS = new HashMap<>();

  static {
    // Amazon ECS: request throttling. Reads of clusters, of services and tasks, of definitions.
    rate("ecs", "cluster", 50, 20, "ListClusters DescribeClusters DescribeCapacityProviders");
    rate("ecs", "service", 100, 20, "ListServices DescribeServices");
    rate("ecs", "resource", 100, 20, "ListTasks DescribeTasks ListContainerInstances");
    rate("ecs", "definition", 50, 20, "DescribeTaskDefinition ListTaskDefinitions");
    // AWS Secrets Manager: quotas.
    rate("secretsmanager", "list", 100, 100, "ListSecrets");
    rate("secretsmanager", "batch", 100, 100, "BatchGetSecretValue");
    rate("secretsmanager", "versions", 50, 50, "ListSecretVersionIds");
    rate(
        "secretsmanager",
        "write",
        50,
        50,
        "PutSecretValue UpdateSecret UpdateSecretVersionStage CreateSecret DeleteSecret"
            + " RestoreSecret RotateSecret TagResource UntagResource");
    // CloudWatch and CloudWatch Logs: quotas.
    rate("cloudwatch", "alarms", 9, 9, "DescribeAlarms");
    rate("cloudwatch", "data", 50, 50, "GetMetricData");
    rate("logs", "groups", 10, 10, "DescribeLogGroups");
    rate("logs", "filter", 25, 25, "FilterLogEvents");
    rate("logs", "get", 25, 25, "GetLogEvents");
    rate("logs", "query", 10, 5, "StartQuery GetQueryResults StopQuery");
    rate("cloudwatch", "history", 9, 9, "DescribeAlarmHistory");
    rate("cloudtrail", "lookup", 2, 2, "LookupEvents");
    // Amazon EventBridge: quotas, for each operation.
    rate("events", "buses", 50, 50, "ListEventBuses");
    rate("events", "rules", 50, 50, "ListRules");
    rate("events", "targets", 50, 50, "ListTargetsByRule");
    // Amazon EventBridge Scheduler: quotas; the smaller regions'.
    rate("scheduler", "list", 50, 50, "ListSchedules");
    rate("scheduler", "get", 250, 250, "GetSchedule");
    // Elastic Load Balancing: request throttling. One bucket for everything that only reads.
    rate(
        "elasticloadbalancing",
        "describe",
        40,
        10,
        "DescribeTargetHealth DescribeTargetGroups DescribeTargetGroupAttributes"
            + " DescribeLoadBalancers DescribeLoadBalancerAttributes DescribeListeners"
            + " DescribeRules DescribeTags");
    // IAM publishes no figure; its reads are one bucket for the whole account.
    rate(
        "iam",
        "read",
        60,
        20,
        "GetRole ListAttachedRolePolicies ListRolePolicies GetRolePolicy GetPolicy"
            + " GetPolicyVersion");
  }

  private static void rate(
      String service, String bucket, int burst, int perSecond, String operations) {
    Rate rate = new Rate(service + "/" + bucket, burst, perSecond);
    for (String operation : operations.split(" ")) {
      AWS.put(service + ":" + operation, rate);
    }
  }

  private final Pauser pauser;
  private final boolean limited;
  private final Map<String, TokenBucket> buckets = new ConcurrentHashMap<>();

  private RateLimits(Pauser pauser, boolean limited) {
    this.pauser = pauser;
    this.limited = limited;
  }

  /** AWS's rates. */
  static RateLimits ofAws(Pauser pauser) {
    return new RateLimits(pauser, true);
  }

  /** For endpoints on this machine, which throttle by themselves where they mean to. */
  static RateLimits none() {
    return new RateLimits(Pauser.SYSTEM, false);
  }

  /** Waits for the operation's turn; operations without a published rate go at once. */
  void take(String operation) throws InterruptedException {
    TokenBucket bucket = bucket(operation);
    if (bucket != null) {
      bucket.take(pauser);
    }
  }

  /** Takes the operation's turn, and says how long to wait for it. */
  Duration reserve(String operation) {
    TokenBucket bucket = bucket(operation);
    return bucket == null ? Duration.ZERO : bucket.reserve(pauser.nanoTime());
  }

  Pauser pauser() {
    return pauser;
  }

  private @Nullable TokenBucket bucket(String operation) {
    @Nullable Rate rate = limited ? AWS.get(operation) : null;
    return rate == null
        ? null
        : buckets.computeIfAbsent(
            rate.bucket(), b -> new TokenBucket(rate.burst(), rate.perSecond()));
  }
}
