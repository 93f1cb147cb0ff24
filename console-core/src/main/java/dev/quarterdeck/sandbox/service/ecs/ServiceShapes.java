package dev.quarterdeck.sandbox.service.ecs;

import dev.quarterdeck.sandbox.world.ecs.EcsService;
import dev.quarterdeck.sandbox.world.ecs.ServiceSpec;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ecs.model.AdvancedConfiguration;
import software.amazon.awssdk.services.ecs.model.Deployment;
import software.amazon.awssdk.services.ecs.model.DeploymentConfiguration;
import software.amazon.awssdk.services.ecs.model.LoadBalancer;
import software.amazon.awssdk.services.ecs.model.NetworkConfiguration;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.ServiceEvent;

/** Services and deployments of the world in the API's shapes. */
final class ServiceShapes {
  private ServiceShapes() {}

  static Service service(EcsService s, boolean tags) {
    var current = s.deployments().isEmpty() ? null : s.primary();
    return Service.builder()
        .serviceArn(s.arn())
        .serviceName(s.name())
        .clusterArn(s.cluster().arn())
        .loadBalancers(balancers(s.spec))
        .serviceRegistries(List.of())
        .status(s.status)
        .desiredCount(s.desired)
        .runningCount(s.running())
        .pendingCount(s.pending())
        .launchType(s.spec.launchType())
        .platformVersion(s.spec.platformVersion().isEmpty() ? null : s.spec.platformVersion())
        .platformFamily(s.spec.launchType().equals("FARGATE") ? "Linux" : null)
        .taskDefinition(
            current == null
                ? s.revisions().getLast().definition().arn()
                : current.definition().arn())
        .deploymentConfiguration(configuration(s.spec))
        .deployments(s.deployments().stream().map(d -> deployment(s, d)).toList())
        .roleArn(
            s.spec.targets().isEmpty()
                ? null
                : "arn:aws:iam::"
                    + s.arn().split(":")[4]
                    + ":role/aws-service-role/ecs.amazonaws.com/AWSServiceRoleForECS")
        .events(
            s.events().stream()
                .map(
                    e ->
                        ServiceEvent.builder()
                            .id(e.id())
                            .createdAt(e.at())
                            .message(e.message())
                            .build())
                .toList())
        .createdAt(s.created())
        .currentServiceDeployment(
            s.records().isEmpty() || s.records().getFirst().finished != null
                ? null
                : s.records().getFirst().arn())
        .currentServiceRevisions(
            s.deployments().stream()
                .map(
                    d ->
                        software.amazon.awssdk.services.ecs.model.ServiceCurrentRevisionSummary
                            .builder()
                            .arn(d.revision().arn())
                            .requestedTaskCount(d == s.primary() ? s.desired : 0)
                            .runningTaskCount(s.running(d))
                            .pendingTaskCount(s.pending(d))
                            .build())
                .toList())
        .networkConfiguration(network(s.spec))
        .healthCheckGracePeriodSeconds(s.spec.targets().isEmpty() ? null : s.spec.gracePeriod())
        .schedulingStrategy(s.schedulingStrategy)
        .deploymentController(c -> c.type(s.controller))
        .createdBy(s.createdBy)
        .enableECSManagedTags(s.managedTags)
        .propagateTags(s.propagateTags == null ? "NONE" : s.propagateTags)
        .enableExecuteCommand(s.spec.executeCommand())
        .availabilityZoneRebalancing("ENABLED")
        .tags(tags ? Lookup.tags(s.tags) : null)
        .build();
  }

  private static Deployment deployment(
      EcsService s, dev.quarterdeck.sandbox.world.ecs.Deployment d) {
    ServiceSpec spec = d.revision().spec();
    return Deployment.builder()
        .id(d.id())
        .status(d.status)
        .taskDefinition(d.definition().arn())
        .desiredCount(d == s.primary() ? s.desired : Math.min(s.desired, s.running(d)))
        .pendingCount(s.pending(d))
        .runningCount(s.running(d))
        .failedTasks(d.failedTasks)
        .createdAt(d.created())
        .updatedAt(d.updated)
        .launchType(spec.launchType())
        .platformVersion(spec.launchType().equals("FARGATE") ? "1.4.0" : null)
        .platformFamily(spec.launchType().equals("FARGATE") ? "Linux" : null)
        .networkConfiguration(network(spec))
        .rolloutState(d.rolloutState)
        .rolloutStateReason(d.rolloutReason)
        .build();
  }

  static DeploymentConfiguration configuration(ServiceSpec spec) {
    return DeploymentConfiguration.builder()
        .minimumHealthyPercent(spec.minimumHealthyPercent())
        .maximumPercent(spec.maximumPercent())
        .deploymentCircuitBreaker(b -> b.enable(spec.breaker()).rollback(spec.rollback()))
        .strategy(spec.blueGreen() ? "BLUE_GREEN" : "ROLLING")
        .build();
  }

  static List<LoadBalancer> balancers(ServiceSpec spec) {
    return spec.targets().stream()
        .map(
            t ->
                LoadBalancer.builder()
                    .targetGroupArn(t.targetGroupArn())
                    .containerName(t.container())
                    .containerPort(t.port())
                    .advancedConfiguration(
                        t.alternate() == null
                            ? null
                            : AdvancedConfiguration.builder()
                                .alternateTargetGroupArn(t.alternate())
                                .productionListenerRule(t.rule())
                                .build())
                    .build())
        .toList();
  }

  static @Nullable NetworkConfiguration network(ServiceSpec spec) {
    return spec.subnets().isEmpty()
        ? null
        : NetworkConfiguration.builder()
            .awsvpcConfiguration(
                v ->
                    v.subnets(spec.subnets())
                        .securityGroups(spec.securityGroups())
                        .assignPublicIp(spec.assignPublicIp()))
            .build();
  }
}
