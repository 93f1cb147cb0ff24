package dev.quarterdeck.sandbox.service.scaling;

import dev.quarterdeck.sandbox.service.Check;
import dev.quarterdeck.sandbox.service.Page;
import dev.quarterdeck.sandbox.wire.Call;
import dev.quarterdeck.sandbox.wire.ServiceEndpoint;
import dev.quarterdeck.sandbox.wire.ServiceError;
import dev.quarterdeck.sandbox.world.World;
import dev.quarterdeck.sandbox.world.ecs.Cluster;
import dev.quarterdeck.sandbox.world.ecs.ScalableTarget;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.applicationautoscaling.model.DeregisterScalableTargetRequest;
import software.amazon.awssdk.services.applicationautoscaling.model.DeregisterScalableTargetResponse;
import software.amazon.awssdk.services.applicationautoscaling.model.DescribeScalableTargetsRequest;
import software.amazon.awssdk.services.applicationautoscaling.model.DescribeScalableTargetsResponse;
import software.amazon.awssdk.services.applicationautoscaling.model.RegisterScalableTargetRequest;
import software.amazon.awssdk.services.applicationautoscaling.model.RegisterScalableTargetResponse;
import software.amazon.awssdk.services.applicationautoscaling.model.SuspendedState;

/** Scalable targets of ECS services, kept and told; nothing is scaled by them. */
public final class AutoscalingEndpoint extends ServiceEndpoint {
  private static final String INVALID = "ValidationException";
  private static final String DIMENSION = "ecs:service:DesiredCount";
  private final World world;

  public AutoscalingEndpoint(World world) {
    this.world = world;
    on("RegisterScalableTarget", RegisterScalableTargetRequest::builder, this::register);
    on("DescribeScalableTargets", DescribeScalableTargetsRequest::builder, this::describe);
    on("DeregisterScalableTarget", DeregisterScalableTargetRequest::builder, this::deregister);
  }

  private Map<String, ScalableTarget> targets() {
    return world.ecs().scalable();
  }

  private static void ecs(@Nullable String namespace, @Nullable String dimension) {
    if (!"ecs".equals(Check.required(namespace, "serviceNamespace", INVALID))) {
      throw new ServiceError(
          INVALID, "Unsupported service namespace, resource type or scalable dimension");
    }
    if (dimension != null && !dimension.equals(DIMENSION)) {
      throw new ServiceError(
          INVALID, "Unsupported service namespace, resource type or scalable dimension");
    }
  }

  RegisterScalableTargetResponse register(RegisterScalableTargetRequest q, Call call) {
    ecs(q.serviceNamespaceAsString(), q.scalableDimensionAsString());
    String id = Check.required(q.resourceId(), "resourceId", INVALID);
    String[] path = id.split("/");
    Cluster c = path.length == 3 ? world.ecs().cluster(path[1]) : null;
    if (c == null || world.ecs().service(c, path[2]) == null) {
      throw new ServiceError(INVALID, "ECS service doesn't exist: " + id);
    }
    ScalableTarget old = targets().get(id);
    if (old == null && (q.minCapacity() == null || q.maxCapacity() == null)) {
      throw new ServiceError(
          INVALID,
          "Both minCapacity and maxCapacity are required when registering a new scalable target");
    }
    int least = q.minCapacity() != null ? q.minCapacity() : old == null ? 0 : old.least();
    int most = q.maxCapacity() != null ? q.maxCapacity() : old == null ? 0 : old.most();
    if (least < 0 || most < least) {
      throw new ServiceError(INVALID, "Maximum capacity cannot be less than minimum capacity");
    }
    SuspendedState s = q.suspendedState();
    targets()
        .put(
            id,
            new ScalableTarget(
                id,
                least,
                most,
                s != null
                    ? Check.isTrue(s.dynamicScalingInSuspended())
                    : old != null && old.inSuspended(),
                s != null
                    ? Check.isTrue(s.dynamicScalingOutSuspended())
                    : old != null && old.outSuspended(),
                old == null ? world.now() : old.created()));
    return RegisterScalableTargetResponse.builder().build();
  }

  DescribeScalableTargetsResponse describe(DescribeScalableTargetsRequest q, Call call) {
    ecs(q.serviceNamespaceAsString(), q.scalableDimensionAsString());
    int max = Check.range(q.maxResults(), 50, 1, 50, "maxResults", INVALID);
    List<ScalableTarget> found =
        targets().values().stream()
            .filter(t -> q.resourceIds().isEmpty() || q.resourceIds().contains(t.resourceId()))
            .toList();
    Page<ScalableTarget> page = Page.of(found, q.nextToken(), max, INVALID);
    return DescribeScalableTargetsResponse.builder()
        .scalableTargets(page.items().stream().map(this::shape).toList())
        .nextToken(page.next())
        .build();
  }

  private software.amazon.awssdk.services.applicationautoscaling.model.ScalableTarget shape(
      ScalableTarget t) {
    return software.amazon.awssdk.services.applicationautoscaling.model.ScalableTarget.builder()
        .serviceNamespace("ecs")
        .resourceId(t.resourceId())
        .scalableDimension(DIMENSION)
        .minCapacity(t.least())
        .maxCapacity(t.most())
        .roleARN(
            "arn:aws:iam::"
                + world.account().id()
                + ":role/aws-service-role/ecs.application-autoscaling.amazonaws.com/"
                + "AWSServiceRoleForApplicationAutoScaling_ECSService")
        .creationTime(t.created())
        .suspendedState(
            s ->
                s.dynamicScalingInSuspended(t.inSuspended())
                    .dynamicScalingOutSuspended(t.outSuspended())
                    .scheduledScalingSuspended(false))
        .build();
  }

  DeregisterScalableTargetResponse deregister(DeregisterScalableTargetRequest q, Call call) {
    ecs(q.serviceNamespaceAsString(), q.scalableDimensionAsString());
    if (targets().remove(Check.required(q.resourceId(), "resourceId", INVALID)) == null) {
      throw new ServiceError(
          "ObjectNotFoundException", "No scalable target found for " + q.resourceId());
    }
    return DeregisterScalableTargetResponse.builder().build();
  }

  @Override
  public ServiceError failure(int status) {
    return new ServiceError(
        status, "InternalServiceException", "The service encountered an internal error.");
  }

  @Override
  public String signingName() {
    return "application-autoscaling";
  }

  @Override
  public Protocol protocol() {
    return Protocol.JSON;
  }

  @Override
  public String targetPrefix() {
    return "AnyScaleFrontendService";
  }

  @Override
  public String apiVersion() {
    return "2016-02-06";
  }
}
