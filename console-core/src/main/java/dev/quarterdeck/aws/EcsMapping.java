package dev.quarterdeck.aws;

import dev.quarterdeck.services.Cluster;
import dev.quarterdeck.services.Deployment;
import dev.quarterdeck.services.Rollout;
import dev.quarterdeck.services.Service;
import dev.quarterdeck.services.ServiceEvent;
import dev.quarterdeck.services.Task;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ecs.model.DeploymentCircuitBreaker;
import software.amazon.awssdk.services.ecs.model.Tag;

/** ECS's shapes as ours. */
final class EcsMapping {
  private EcsMapping() {}

  static Cluster cluster(software.amazon.awssdk.services.ecs.model.Cluster c) {
    return new Cluster(
        c.clusterArn(),
        c.clusterName(),
        Nulls.or(c.status(), "UNKNOWN"),
        Nulls.zero(c.activeServicesCount()),
        Nulls.zero(c.runningTasksCount()));
  }

  /** What is known of a cluster that may not be described. */
  static Cluster cluster(String arn) {
    return new Cluster(arn, Nulls.tail(arn), Cluster.NOT_READ, 0, 0);
  }

  static Service service(software.amazon.awssdk.services.ecs.model.Service s) {
    DeploymentCircuitBreaker breaker =
        s.deploymentConfiguration() == null
            ? null
            : s.deploymentConfiguration().deploymentCircuitBreaker();
    return new Service(
        s.serviceArn(),
        s.serviceName(),
        Nulls.tail(Nulls.empty(s.clusterArn())),
        Nulls.empty(s.clusterArn()),
        Nulls.or(s.status(), "UNKNOWN"),
        Nulls.zero(s.desiredCount()),
        Nulls.zero(s.runningCount()),
        Nulls.zero(s.pendingCount()),
        Nulls.empty(s.taskDefinition()),
        s.launchTypeAsString(),
        s.deploymentController() == null
            ? "ECS"
            : Nulls.or(s.deploymentController().typeAsString(), "ECS"),
        s.deployments().stream().map(EcsMapping::deployment).toList(),
        s.events().stream()
            .map(
                e ->
                    new ServiceEvent(
                        Nulls.empty(e.id()),
                        e.createdAt() == null ? Instant.EPOCH : e.createdAt(),
                        Nulls.empty(e.message())))
            .toList(),
        Bindings.of(s),
        Nulls.zero(s.healthCheckGracePeriodSeconds()),
        breaker != null && Nulls.no(breaker.enable()),
        breaker != null && Nulls.no(breaker.rollback()),
        Nulls.no(s.enableExecuteCommand()),
        s.createdAt(),
        tags(s.tags()));
  }

  private static Deployment deployment(software.amazon.awssdk.services.ecs.model.Deployment d) {
    return new Deployment(
        Nulls.empty(d.id()),
        Nulls.or(d.status(), "UNKNOWN"),
        Nulls.empty(d.taskDefinition()),
        Nulls.zero(d.desiredCount()),
        Nulls.zero(d.runningCount()),
        Nulls.zero(d.pendingCount()),
        Nulls.zero(d.failedTasks()),
        rollout(d.rolloutStateAsString()),
        d.rolloutStateReason(),
        d.createdAt(),
        d.updatedAt());
  }

  private static Rollout rollout(@Nullable String state) {
    return switch (Nulls.empty(state)) {
      case "IN_PROGRESS" -> Rollout.IN_PROGRESS;
      case "COMPLETED" -> Rollout.COMPLETED;
      case "FAILED" -> Rollout.FAILED;
      default -> Rollout.UNKNOWN;
    };
  }

  static Task task(software.amazon.awssdk.services.ecs.model.Task t) {
    return new Task(
        t.taskArn(),
        Nulls.tail(Nulls.empty(t.clusterArn())),
        Nulls.empty(t.taskDefinitionArn()),
        t.group(),
        t.startedBy(),
        Nulls.or(t.lastStatus(), "UNKNOWN"),
        Nulls.or(t.desiredStatus(), "UNKNOWN"),
        Nulls.or(t.healthStatusAsString(), "UNKNOWN"),
        t.createdAt(),
        t.startedAt(),
        t.stoppedAt(),
        t.stopCodeAsString(),
        t.stoppedReason(),
        t.containers().stream().map(EcsMapping::container).toList(),
        t.availabilityZone());
  }

  private static Task.Container container(software.amazon.awssdk.services.ecs.model.Container c) {
    return new Task.Container(
        Nulls.empty(c.name()),
        Nulls.or(c.lastStatus(), "UNKNOWN"),
        Nulls.or(c.healthStatusAsString(), "UNKNOWN"),
        c.exitCode(),
        c.reason(),
        c.image(),
        c.imageDigest());
  }

  private static Map<String, String> tags(List<Tag> given) {
    Map<String, String> tags = new LinkedHashMap<>();
    given.forEach(t -> tags.put(t.key(), Nulls.empty(t.value())));
    return Map.copyOf(tags);
  }
}
