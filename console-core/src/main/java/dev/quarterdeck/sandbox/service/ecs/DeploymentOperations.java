package dev.quarterdeck.sandbox.service.ecs;

import dev.quarterdeck.sandbox.service.Check;
import dev.quarterdeck.sandbox.service.Page;
import dev.quarterdeck.sandbox.wire.Call;
import dev.quarterdeck.sandbox.wire.ServiceError;
import dev.quarterdeck.sandbox.world.World;
import dev.quarterdeck.sandbox.world.ecs.Cluster;
import dev.quarterdeck.sandbox.world.ecs.EcsService;
import dev.quarterdeck.sandbox.world.ecs.EcsTask;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ecs.model.DescribeServiceDeploymentsRequest;
import software.amazon.awssdk.services.ecs.model.DescribeServiceDeploymentsResponse;
import software.amazon.awssdk.services.ecs.model.DescribeServiceRevisionsRequest;
import software.amazon.awssdk.services.ecs.model.DescribeServiceRevisionsResponse;
import software.amazon.awssdk.services.ecs.model.Failure;
import software.amazon.awssdk.services.ecs.model.ListServiceDeploymentsRequest;
import software.amazon.awssdk.services.ecs.model.ListServiceDeploymentsResponse;
import software.amazon.awssdk.services.ecs.model.Rollback;
import software.amazon.awssdk.services.ecs.model.ServiceDeployment;
import software.amazon.awssdk.services.ecs.model.ServiceDeploymentBrief;
import software.amazon.awssdk.services.ecs.model.ServiceRevision;
import software.amazon.awssdk.services.ecs.model.ServiceRevisionSummary;
import software.amazon.awssdk.services.ecs.model.StopServiceDeploymentRequest;
import software.amazon.awssdk.services.ecs.model.StopServiceDeploymentResponse;
import software.amazon.awssdk.services.ecs.model.StopServiceDeploymentStopType;

/** Service deployments and service revisions. */
final class DeploymentOperations {
  private final World world;
  private final Lookup lookup;

  DeploymentOperations(World world, Lookup lookup) {
    this.world = world;
    this.lookup = lookup;
  }

  ListServiceDeploymentsResponse list(ListServiceDeploymentsRequest q, Call call) {
    String service = Check.required(q.service(), "service", Lookup.INVALID);
    String[] path = service.split("/");
    String cluster = q.cluster() != null ? q.cluster() : path.length == 3 ? path[1] : null;
    EcsService s = lookup.service(lookup.cluster(cluster, call, "service", service), service);
    int max = Check.range(q.maxResults(), 20, 1, 100, "maxResults", Lookup.INVALID);
    var range = q.createdAt();
    List<ServiceDeploymentBrief> all =
        s.records().stream()
            .filter(d -> q.statusAsStrings().isEmpty() || q.statusAsStrings().contains(d.status))
            .filter(
                d -> range == null || range.after() == null || d.created().isAfter(range.after()))
            .filter(
                d ->
                    range == null || range.before() == null || d.created().isBefore(range.before()))
            .map(
                d ->
                    ServiceDeploymentBrief.builder()
                        .serviceDeploymentArn(d.arn())
                        .serviceArn(s.arn())
                        .clusterArn(s.cluster().arn())
                        .startedAt(d.started)
                        .createdAt(d.created())
                        .finishedAt(d.finished)
                        .targetServiceRevisionArn(d.target().arn())
                        .status(d.status)
                        .statusReason(d.statusReason)
                        .build())
            .toList();
    Page<ServiceDeploymentBrief> page = Page.of(all, q.nextToken(), max, Lookup.INVALID);
    return ListServiceDeploymentsResponse.builder()
        .serviceDeployments(page.items())
        .nextToken(page.next())
        .build();
  }

  DescribeServiceDeploymentsResponse describe(DescribeServiceDeploymentsRequest q, Call call) {
    Lookup.most(q.serviceDeploymentArns(), 20, "Service deployment ARNs");
    List<ServiceDeployment> found = new ArrayList<>();
    List<Failure> failures = new ArrayList<>();
    for (String arn : q.serviceDeploymentArns()) {
      EcsService s = owner(arn, call);
      var d =
          s == null
              ? null
              : s.records().stream().filter(r -> r.arn().equals(arn)).findFirst().orElse(null);
      if (s == null || d == null) {
        failures.add(Failure.builder().arn(arn).reason("MISSING").build());
      } else {
        found.add(shape(s, d));
      }
    }
    return DescribeServiceDeploymentsResponse.builder()
        .serviceDeployments(found)
        .failures(failures)
        .build();
  }

  private static ServiceDeployment shape(
      EcsService s, dev.quarterdeck.sandbox.world.ecs.ServiceDeployment d) {
    var back = d.rolledBackTo;
    return ServiceDeployment.builder()
        .serviceDeploymentArn(d.arn())
        .serviceArn(s.arn())
        .clusterArn(s.cluster().arn())
        .createdAt(d.created())
        .startedAt(d.started)
        .finishedAt(d.finished)
        .stoppedAt(d.stopped)
        .updatedAt(d.updated)
        .sourceServiceRevisions(d.sources().stream().map(r -> summary(s, r)).toList())
        .targetServiceRevision(summary(s, d.target()))
        .status(d.status)
        .statusReason(d.statusReason)
        .deploymentConfiguration(ServiceShapes.configuration(d.target().spec()))
        .deploymentCircuitBreaker(
            b -> b.status(d.breakerStatus).failureCount(d.failures).threshold(d.breakerThreshold))
        .rollback(
            back == null
                ? null
                : Rollback.builder()
                    .reason(d.rollbackReason)
                    .startedAt(d.rollbackStarted)
                    .serviceRevisionArn(back.arn())
                    .build())
        .build();
  }

  private static ServiceRevisionSummary summary(
      EcsService s, dev.quarterdeck.sandbox.world.ecs.ServiceRevision r) {
    boolean primary = !s.deployments().isEmpty() && s.primary().revision().equals(r);
    return ServiceRevisionSummary.builder()
        .arn(r.arn())
        .requestedTaskCount(primary ? s.desired : 0)
        .runningTaskCount((int) s.tasks().stream().filter(t -> of(t, r) && t.running()).count())
        .pendingTaskCount((int) s.tasks().stream().filter(t -> of(t, r) && t.pending()).count())
        .build();
  }

  private static boolean of(EcsTask t, dev.quarterdeck.sandbox.world.ecs.ServiceRevision r) {
    return t.deployment() != null && t.deployment().revision().equals(r);
  }

  DescribeServiceRevisionsResponse revisions(DescribeServiceRevisionsRequest q, Call call) {
    Lookup.most(q.serviceRevisionArns(), 20, "Service revision ARNs");
    List<ServiceRevision> found = new ArrayList<>();
    List<Failure> failures = new ArrayList<>();
    for (String arn : q.serviceRevisionArns()) {
      EcsService s = owner(arn, call);
      var r =
          s == null
              ? null
              : s.revisions().stream().filter(x -> x.arn().equals(arn)).findFirst().orElse(null);
      if (s == null || r == null) {
        failures.add(Failure.builder().arn(arn).reason("MISSING").build());
      } else {
        found.add(
            ServiceRevision.builder()
                .serviceRevisionArn(arn)
                .serviceArn(s.arn())
                .clusterArn(s.cluster().arn())
                .taskDefinition(r.definition().arn())
                .launchType(r.spec().launchType())
                .platformVersion("1.4.0")
                .platformFamily("Linux")
                .loadBalancers(ServiceShapes.balancers(r.spec()))
                .networkConfiguration(ServiceShapes.network(r.spec()))
                .containerImages(
                    r.definition().containers().stream()
                        .map(
                            c ->
                                software.amazon.awssdk.services.ecs.model.ContainerImage.builder()
                                    .containerName(c.name())
                                    .image(c.image())
                                    .build())
                        .toList())
                .guardDutyEnabled(false)
                .createdAt(r.created())
                .build());
      }
    }
    return DescribeServiceRevisionsResponse.builder()
        .serviceRevisions(found)
        .failures(failures)
        .build();
  }

  StopServiceDeploymentResponse stop(StopServiceDeploymentRequest q, Call call) {
    String arn = Check.required(q.serviceDeploymentArn(), "serviceDeploymentArn", Lookup.INVALID);
    EcsService s = owner(arn, call);
    var d =
        s == null
            ? null
            : s.records().stream().filter(r -> r.arn().equals(arn)).findFirst().orElse(null);
    if (s == null || d == null) {
      throw new ServiceError("ServiceDeploymentNotFoundException", "Service deployment not found.");
    }
    boolean rollback = q.stopType() != StopServiceDeploymentStopType.ABORT;
    if (!world.ecs().deployments().stop(s, d, rollback)) {
      throw new ServiceError(
          "ConflictException",
          "The service deployment is in the state " + d.status + " and cannot be stopped.");
    }
    return StopServiceDeploymentResponse.builder().serviceDeploymentArn(arn).build();
  }

  /** ARNs end with {@code CLUSTER/SERVICE/ID}. */
  private @Nullable EcsService owner(String arn, Call call) {
    String[] path = arn.split("/");
    Cluster c = path.length == 4 ? world.ecs().cluster(path[1]) : null;
    Lookup.allowed(c, call, arn);
    return c == null ? null : world.ecs().service(c, path[2]);
  }
}
