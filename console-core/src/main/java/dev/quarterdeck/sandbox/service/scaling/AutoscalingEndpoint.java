package dev.quarterdeck.sandbox.service.scaling;

import dev.quarterdeck.sandbox.service.Check;
import dev.quarterdeck.sandbox.service.Page;
import dev.quarterdeck.sandbox.wire.Call;
import dev.quarterdeck.sandbox.wire.ServiceEndpoint;
import dev.quarterdeck.sandbox.wire.ServiceError;
import dev.quarterdeck.sandbox.world.World;
import dev.quarterdeck.sandbox.world.ecs.Cluster;
import dev.quarterdeck.sandbox.world.ecs.ScalableTarget;
import dev.quarterdeck.sandbox.world.ecs.ScalingPolicy;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.applicationautoscaling.model.DeregisterScalableTargetRequest;
import software.amazon.awssdk.services.applicationautoscaling.model.DeregisterScalableTargetResponse;
import software.amazon.awssdk.services.applicationautoscaling.model.DescribeScalableTargetsRequest;
import software.amazon.awssdk.services.applicationautoscaling.model.DescribeScalableTargetsResponse;
import software.amazon.awssdk.services.applicationautoscaling.model.DescribeScalingPoliciesRequest;
import software.amazon.awssdk.services.applicationautoscaling.model.DescribeScalingPoliciesResponse;
import software.amazon.awssdk.services.applicationautoscaling.model.PutScalingPolicyRequest;
import software.amazon.awssdk.services.applicationautoscaling.model.PutScalingPolicyResponse;
import software.amazon.awssdk.services.applicationautoscaling.model.RegisterScalableTargetRequest;
import software.amazon.awssdk.services.applicationautoscaling.model.RegisterScalableTargetResponse;
import software.amazon.awssdk.services.applicationautoscaling.model.SuspendedState;

/** Scalable targets and policies of ECS services, kept and told; nothing is scaled by them. */
public final class AutoscalingEndpoint extends ServiceEndpoint {
  private static final String INVALID = "ValidationException";
  private static final String DIMENSION = "ecs:service:DesiredCount";
  private final World world;

  public AutoscalingEndpoint(World world) {
    this.world = world;
    on("RegisterScalableTarget", RegisterScalableTargetRequest::builder, this::register);
    on("DescribeScalableTargets", DescribeScalableTargetsRequest::builder, this::describe);
    on("PutScalingPolicy", PutScalingPolicyRequest::builder, this::putPolicy);
    on("DescribeScalingPolicies", DescribeScalingPoliciesRequest::builder, this::policies);
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

  PutScalingPolicyResponse putPolicy(PutScalingPolicyRequest q, Call call) {
    ecs(q.serviceNamespaceAsString(), q.scalableDimensionAsString());
    String name = Check.required(q.policyName(), "policyName", INVALID);
    String id = Check.required(q.resourceId(), "resourceId", INVALID);
    if (!targets().containsKey(id)) {
      throw new ServiceError(
          "ObjectNotFoundException", "No scalable target registered for resource " + id);
    }
    ScalingPolicy made =
        new ScalingPolicy(
            id,
            name,
            world
                .account()
                .arn(
                    "autoscaling",
                    "scalingPolicy:"
                        + world.randomness().uuid("scaling")
                        + ":resource/ecs/"
                        + id
                        + ":policyName/"
                        + name),
            q.policyType() == null ? "StepScaling" : q.policyTypeAsString(),
            world.now());
    world.ecs().policies().put(id + " " + name, made);
    return PutScalingPolicyResponse.builder().policyARN(made.arn()).build();
  }

  DescribeScalingPoliciesResponse policies(DescribeScalingPoliciesRequest q, Call call) {
    ecs(q.serviceNamespaceAsString(), q.scalableDimensionAsString());
    int max = Check.range(q.maxResults(), 10, 1, 10, "maxResults", INVALID);
    List<ScalingPolicy> found =
        world.ecs().policies().values().stream()
            .filter(p -> q.resourceId() == null || q.resourceId().equals(p.resourceId()))
            .filter(p -> q.policyNames().isEmpty() || q.policyNames().contains(p.name()))
            .toList();
    Page<ScalingPolicy> page = Page.of(found, q.nextToken(), max, INVALID);
    return DescribeScalingPoliciesResponse.builder()
        .scalingPolicies(
            page.items().stream()
                .map(
                    p ->
                        software.amazon.awssdk.services.applicationautoscaling.model.ScalingPolicy
                            .builder()
                            .serviceNamespace("ecs")
                            .resourceId(p.resourceId())
                            .scalableDimension(DIMENSION)
                            .policyName(p.name())
                            .policyARN(p.arn())
                            .policyType(p.type())
                            .creationTime(p.created())
                            .build())
                .toList())
        .nextToken(page.next())
        .build();
  }

  DeregisterScalableTargetResponse deregister(DeregisterScalableTargetRequest q, Call call) {
    ecs(q.serviceNamespaceAsString(), q.scalableDimensionAsString());
    if (targets().remove(Check.required(q.resourceId(), "resourceId", INVALID)) == null) {
      throw new ServiceError(
          "ObjectNotFoundException", "No scalable target found for " + q.resourceId());
    }
    world.ecs().policies().values().removeIf(p -> p.resourceId().equals(q.resourceId()));
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
