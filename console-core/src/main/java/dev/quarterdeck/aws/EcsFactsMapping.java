package dev.quarterdeck.aws;

import dev.quarterdeck.readiness.collect.ClusterFacts;
import dev.quarterdeck.readiness.collect.ServiceFacts;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ecs.model.AwsVpcConfiguration;
import software.amazon.awssdk.services.ecs.model.CapacityProviderStrategyItem;
import software.amazon.awssdk.services.ecs.model.Cluster;
import software.amazon.awssdk.services.ecs.model.ClusterSetting;
import software.amazon.awssdk.services.ecs.model.Deployment;
import software.amazon.awssdk.services.ecs.model.DeploymentAlarms;
import software.amazon.awssdk.services.ecs.model.DeploymentCircuitBreaker;
import software.amazon.awssdk.services.ecs.model.DeploymentConfiguration;
import software.amazon.awssdk.services.ecs.model.LoadBalancer;
import software.amazon.awssdk.services.ecs.model.NetworkConfiguration;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.Tag;
import software.amazon.awssdk.services.ecs.model.TaskSet;

/** Clusters and services with their settings. */
final class EcsFactsMapping {
  private EcsFactsMapping() {}

  static ClusterFacts cluster(Cluster c) {
    String insights =
        c.settings().stream()
            .filter(s -> "containerInsights".equals(s.nameAsString()))
            .map(ClusterSetting::value)
            .findFirst()
            .orElse(null);
    String logging =
        c.configuration() == null || c.configuration().executeCommandConfiguration() == null
            ? null
            : c.configuration().executeCommandConfiguration().loggingAsString();
    return new ClusterFacts(
        c.clusterArn(), Nulls.empty(c.clusterName()), insights, logging, tags(c.tags()));
  }

  static ServiceFacts service(Service s) {
    Deployment primary =
        s.deployments().stream().filter(d -> "PRIMARY".equals(d.status())).findFirst().orElse(null);
    TaskSet set =
        s.taskSets().stream().filter(t -> "PRIMARY".equals(t.status())).findFirst().orElse(null);
    String definition =
        primary != null
            ? primary.taskDefinition()
            : set != null ? set.taskDefinition() : s.taskDefinition();
    return new ServiceFacts(
        s.serviceArn(),
        Nulls.empty(s.serviceName()),
        Nulls.tail(Nulls.empty(s.clusterArn())),
        Nulls.empty(s.clusterArn()),
        Nulls.empty(definition),
        Nulls.zero(s.desiredCount()),
        Nulls.zero(s.runningCount()),
        s.createdAt(),
        primary == null && set != null ? launch(set) : launch(s),
        network(
            primary == null && set != null && set.networkConfiguration() != null
                ? set.networkConfiguration()
                : s.networkConfiguration()),
        deploys(s, primary),
        (primary == null && set != null && !set.loadBalancers().isEmpty()
                ? set.loadBalancers()
                : s.loadBalancers())
            .stream().map(LoadBalancer::targetGroupArn).filter(Objects::nonNull).toList(),
        Nulls.no(s.enableExecuteCommand()),
        s.availabilityZoneRebalancingAsString(),
        tags(s.tags()));
  }

  private static ServiceFacts.Launch launch(Service s) {
    return new ServiceFacts.Launch(
        s.launchTypeAsString(),
        providers(s.capacityProviderStrategy()),
        s.platformVersion(),
        s.platformFamily());
  }

  /**
   * CodeDeploy and other controllers set tasks up in sets; the service keeps what it began with.
   */
  private static ServiceFacts.Launch launch(TaskSet s) {
    return new ServiceFacts.Launch(
        s.launchTypeAsString(),
        providers(s.capacityProviderStrategy()),
        s.platformVersion(),
        s.platformFamily());
  }

  private static List<String> providers(List<CapacityProviderStrategyItem> strategy) {
    return strategy.stream()
        .map(CapacityProviderStrategyItem::capacityProvider)
        .map(Nulls::empty)
        .toList();
  }

  private static ServiceFacts.Network network(@Nullable NetworkConfiguration network) {
    AwsVpcConfiguration vpc = network == null ? null : network.awsvpcConfiguration();
    return vpc == null
        ? new ServiceFacts.Network(List.of(), List.of(), null)
        : new ServiceFacts.Network(
            vpc.subnets(), vpc.securityGroups(), vpc.assignPublicIpAsString());
  }

  /**
   * ECS leaves defaults out: a rolling deployment by ECS that keeps all tasks and may double them.
   */
  private static ServiceFacts.Deploys deploys(Service s, @Nullable Deployment primary) {
    DeploymentConfiguration c = s.deploymentConfiguration();
    DeploymentCircuitBreaker breaker = c == null ? null : c.deploymentCircuitBreaker();
    DeploymentAlarms alarms = c == null ? null : c.alarms();
    return new ServiceFacts.Deploys(
        s.deploymentController() == null
            ? "ECS"
            : Nulls.or(s.deploymentController().typeAsString(), "ECS"),
        c == null ? "ROLLING" : Nulls.or(c.strategyAsString(), "ROLLING"),
        c == null || c.minimumHealthyPercent() == null ? 100 : c.minimumHealthyPercent(),
        c == null || c.maximumPercent() == null ? 200 : c.maximumPercent(),
        breaker != null && Nulls.no(breaker.enable()),
        breaker != null && Nulls.no(breaker.rollback()),
        alarms != null && Nulls.no(alarms.enable()),
        alarms != null && Nulls.no(alarms.rollback()),
        alarms == null ? List.of() : alarms.alarmNames(),
        primary == null ? null : primary.rolloutStateAsString(),
        primary == null ? null : primary.rolloutStateReason(),
        primary == null ? 0 : Nulls.zero(primary.failedTasks()));
  }

  private static Map<String, String> tags(List<Tag> tags) {
    Map<String, String> map = new HashMap<>();
    tags.forEach(t -> map.put(Nulls.empty(t.key()), Nulls.empty(t.value())));
    return Map.copyOf(map);
  }
}
