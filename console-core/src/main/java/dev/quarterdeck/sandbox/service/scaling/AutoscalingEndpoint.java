package dev.quarterdeck.sandbox.service.scaling;

import dev.quarterdeck.sandbox.service.Check;
import dev.quarterdeck.sandbox.service.Page;
import dev.quarterdeck.sandbox.wire.Call;
import dev.quarterdeck.sandbox.wire.ServiceEndpoint;
import dev.quarterdeck.sandbox.wire.ServiceError;
import dev.quarterdeck.sandbox.world.World;
import dev.quarterdeck.sandbox.world.ecs.ScalableTarget;
import dev.quarterdeck.sandbox.world.ecs.Scaling;
import dev.quarterdeck.sandbox.world.ecs.ScalingActivity;
import dev.quarterdeck.sandbox.world.ecs.ScalingPolicy;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.applicationautoscaling.model.DeregisterScalableTargetRequest;
import software.amazon.awssdk.services.applicationautoscaling.model.DeregisterScalableTargetResponse;
import software.amazon.awssdk.services.applicationautoscaling.model.DescribeScalableTargetsRequest;
import software.amazon.awssdk.services.applicationautoscaling.model.DescribeScalableTargetsResponse;
import software.amazon.awssdk.services.applicationautoscaling.model.DescribeScalingActivitiesRequest;
import software.amazon.awssdk.services.applicationautoscaling.model.DescribeScalingActivitiesResponse;
import software.amazon.awssdk.services.applicationautoscaling.model.DescribeScalingPoliciesRequest;
import software.amazon.awssdk.services.applicationautoscaling.model.DescribeScalingPoliciesResponse;
import software.amazon.awssdk.services.applicationautoscaling.model.PutScalingPolicyRequest;
import software.amazon.awssdk.services.applicationautoscaling.model.PutScalingPolicyResponse;
import software.amazon.awssdk.services.applicationautoscaling.model.RegisterScalableTargetRequest;
import software.amazon.awssdk.services.applicationautoscaling.model.RegisterScalableTargetResponse;
import software.amazon.awssdk.services.applicationautoscaling.model.StepScalingPolicyConfiguration;
import software.amazon.awssdk.services.applicationautoscaling.model.SuspendedState;

/**
 * Auto scaling of ECS services: bounds that are kept, step policies that alarms run (their first
 * step), and what was done.
 */
public final class AutoscalingEndpoint extends ServiceEndpoint {
  private static final String INVALID = "ValidationException";
  private static final String DIMENSION = "ecs:service:DesiredCount";

  /** AWS tells of the last six weeks. */
  private static final Duration KEPT = Duration.ofDays(42);

  private final World world;

  public AutoscalingEndpoint(World world) {
    this.world = world;
    on("RegisterScalableTarget", RegisterScalableTargetRequest::builder, this::register);
    on("DescribeScalableTargets", DescribeScalableTargetsRequest::builder, this::describe);
    on("DeregisterScalableTarget", DeregisterScalableTargetRequest::builder, this::deregister);
    on("PutScalingPolicy", PutScalingPolicyRequest::builder, this::policy);
    on("DescribeScalingPolicies", DescribeScalingPoliciesRequest::builder, this::policies);
    on("DescribeScalingActivities", DescribeScalingActivitiesRequest::builder, this::activities);
  }

  private Scaling scaling() {
    return world.ecs().scaling();
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
    if (scaling().service(id) == null) {
      throw new ServiceError(INVALID, "ECS service doesn't exist: " + id);
    }
    ScalableTarget old = scaling().target(id);
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
    scaling()
        .register(
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
        scaling().targets().stream()
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
    if (!scaling().deregister(Check.required(q.resourceId(), "resourceId", INVALID))) {
      throw new ServiceError(
          "ObjectNotFoundException", "No scalable target found for " + q.resourceId());
    }
    return DeregisterScalableTargetResponse.builder().build();
  }

  PutScalingPolicyResponse policy(PutScalingPolicyRequest q, Call call) {
    ecs(q.serviceNamespaceAsString(), q.scalableDimensionAsString());
    String id = Check.required(q.resourceId(), "resourceId", INVALID);
    String name = Check.required(q.policyName(), "policyName", INVALID);
    if (scaling().target(id) == null) {
      throw new ServiceError(
          "ObjectNotFoundException",
          "No scalable target registered for service namespace: ecs, resource ID: "
              + id
              + ", scalable dimension: "
              + DIMENSION);
    }
    String type = q.policyType() == null ? "StepScaling" : q.policyTypeAsString();
    if (!type.equals("StepScaling")) {
      return PutScalingPolicyResponse.builder()
          .policyARN(scaling().policy(name, id, type).arn())
          .build();
    }
    StepScalingPolicyConfiguration steps = q.stepScalingPolicyConfiguration();
    if (steps == null || steps.stepAdjustments().isEmpty()) {
      throw new ServiceError(INVALID, "Step scaling policy configuration is missing.");
    }
    int adjustment = steps.stepAdjustments().getFirst().scalingAdjustment();
    boolean exact = "ExactCapacity".equals(steps.adjustmentTypeAsString());
    return PutScalingPolicyResponse.builder()
        .policyARN(scaling().policy(name, id, exact, adjustment).arn())
        .build();
  }

  DescribeScalingPoliciesResponse policies(DescribeScalingPoliciesRequest q, Call call) {
    ecs(q.serviceNamespaceAsString(), q.scalableDimensionAsString());
    int max = Check.range(q.maxResults(), 10, 1, 10, "maxResults", INVALID);
    List<ScalingPolicy> found =
        scaling().policies().stream()
            .filter(p -> q.resourceId() == null || q.resourceId().equals(p.resourceId()))
            .filter(p -> q.policyNames().isEmpty() || q.policyNames().contains(p.name()))
            .toList();
    Page<ScalingPolicy> page = Page.of(found, q.nextToken(), max, INVALID);
    return DescribeScalingPoliciesResponse.builder()
        .scalingPolicies(page.items().stream().map(AutoscalingEndpoint::shape).toList())
        .nextToken(page.next())
        .build();
  }

  private static software.amazon.awssdk.services.applicationautoscaling.model.ScalingPolicy shape(
      ScalingPolicy p) {
    return software.amazon.awssdk.services.applicationautoscaling.model.ScalingPolicy.builder()
        .serviceNamespace("ecs")
        .resourceId(p.resourceId())
        .scalableDimension(DIMENSION)
        .policyName(p.name())
        .policyARN(p.arn())
        .policyType(p.type())
        .build();
  }

  DescribeScalingActivitiesResponse activities(DescribeScalingActivitiesRequest q, Call call) {
    ecs(q.serviceNamespaceAsString(), q.scalableDimensionAsString());
    int max = Check.range(q.maxResults(), 50, 1, 50, "maxResults", INVALID);
    List<ScalingActivity> found =
        scaling().activities().stream()
            .filter(a -> q.resourceId() == null || q.resourceId().equals(a.resourceId()))
            .filter(a -> a.at().isAfter(world.now().minus(KEPT)))
            .toList();
    Page<ScalingActivity> page = Page.of(found, q.nextToken(), max, INVALID);
    return DescribeScalingActivitiesResponse.builder()
        .scalingActivities(page.items().stream().map(AutoscalingEndpoint::shape).toList())
        .nextToken(page.next())
        .build();
  }

  private static software.amazon.awssdk.services.applicationautoscaling.model.ScalingActivity shape(
      ScalingActivity a) {
    return software.amazon.awssdk.services.applicationautoscaling.model.ScalingActivity.builder()
        .activityId(a.id())
        .serviceNamespace("ecs")
        .resourceId(a.resourceId())
        .scalableDimension(DIMENSION)
        .description(a.description())
        .cause(a.cause())
        .startTime(a.at())
        .endTime(a.at())
        .statusCode("Successful")
        .statusMessage(
            "Successfully set"
                + a.description().substring("Setting".length())
                + " Change successfully fulfilled by ecs.")
        .build();
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
