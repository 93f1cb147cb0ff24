package dev.quarterdeck.services;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An ECS service as {@code describe-services} answers.
 *
 * @param cluster the cluster's name
 * @param status ACTIVE, DRAINING or INACTIVE
 * @param taskDefinition ARN of the revision that new tasks run
 * @param controller what deploys it: ECS itself, CODE_DEPLOY or EXTERNAL
 * @param healthCheckGraceSeconds how long failing target health checks are ignored after a start
 */
public record Service(
    String arn,
    String name,
    String cluster,
    String clusterArn,
    String status,
    int desired,
    int running,
    int pending,
    String taskDefinition,
    @Nullable String launchType,
    String controller,
    List<Deployment> deployments,
    List<ServiceEvent> events,
    List<LoadBalancerBinding> loadBalancers,
    int healthCheckGraceSeconds,
    boolean circuitBreaker,
    boolean circuitBreakerRollback,
    boolean executeCommand,
    @Nullable Instant createdAt,
    Map<String, String> tags) {

  /** The deployment that ECS is working towards. */
  public Optional<Deployment> primaryDeployment() {
    return deployments.stream().filter(Deployment::primary).findFirst();
  }

  /** When the primary deployment last changed; null where ECS did not say. */
  public @Nullable Instant updatedAt() {
    return primaryDeployment().map(Deployment::updatedAt).orElse(createdAt);
  }

  /** ARNs of its target groups, those of both sides of a blue/green deployment. */
  public List<String> targetGroups() {
    return loadBalancers.stream().flatMap(b -> b.groups().stream()).distinct().toList();
  }

  /** ARNs of its target groups that take production's requests, or may. */
  public List<String> servingGroups() {
    return loadBalancers.stream().flatMap(b -> b.serving().stream()).distinct().toList();
  }

  /** The same with what is known now of its target groups. */
  public Service balancedBy(List<LoadBalancerBinding> bindings) {
    return new Service(
        arn,
        name,
        cluster,
        clusterArn,
        status,
        desired,
        running,
        pending,
        taskDefinition,
        launchType,
        controller,
        deployments,
        events,
        bindings,
        healthCheckGraceSeconds,
        circuitBreaker,
        circuitBreakerRollback,
        executeCommand,
        createdAt,
        tags);
  }

  /** Whether ECS deploys it; of any other it refuses to begin a deployment. */
  public boolean deployedByEcs() {
    return controller.equals("ECS");
  }

  /** {@code cluster/name}: how people and commands refer to it. */
  public String ref() {
    return cluster + "/" + name;
  }
}
