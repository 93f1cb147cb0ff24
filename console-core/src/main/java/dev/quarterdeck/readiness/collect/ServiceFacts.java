package dev.quarterdeck.readiness.collect;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a service is set up and doing, from {@code describe-services --include TAGS}.
 *
 * @param cluster the cluster's name
 * @param taskDefinition ARN of the revision of the primary deployment
 * @param rebalancing ENABLED or DISABLED, or null
 */
public record ServiceFacts(
    String arn,
    String name,
    String cluster,
    String clusterArn,
    String taskDefinition,
    int desired,
    int running,
    @Nullable Instant createdAt,
    Launch launch,
    Network network,
    Deploys deploys,
    List<String> targetGroups,
    boolean executeCommand,
    @Nullable String rebalancing,
    Map<String, String> tags) {

  /** {@code cluster/name}. */
  public String ref() {
    return cluster + "/" + name;
  }

  /** Where tasks run. */
  public record Launch(
      @Nullable String type,
      List<String> capacityProviders,
      @Nullable String platformVersion,
      @Nullable String platformFamily) {
    /** A service with a capacity provider strategy has no launch type. */
    public boolean fargate() {
      return "FARGATE".equals(type)
          || (type == null
              && !capacityProviders.isEmpty()
              && capacityProviders.stream().allMatch(p -> p.startsWith("FARGATE")));
    }
  }

  /** awsvpc settings; all empty under other network modes. */
  public record Network(
      List<String> subnets, List<String> securityGroups, @Nullable String assignPublicIp) {}

  /**
   * How it deploys, and what became of the primary deployment.
   *
   * @param controller ECS, CODE_DEPLOY or EXTERNAL
   * @param strategy ROLLING, BLUE_GREEN, LINEAR or CANARY
   * @param rollout COMPLETED, IN_PROGRESS, FAILED, or null where ECS says nothing of it
   * @param failedTasks of the primary deployment
   */
  public record Deploys(
      String controller,
      String strategy,
      int minimumHealthyPercent,
      int maximumPercent,
      boolean breaker,
      boolean breakerRollback,
      boolean alarms,
      boolean alarmsRollback,
      List<String> alarmNames,
      @Nullable String rollout,
      @Nullable String rolloutReason,
      int failedTasks) {}
}
