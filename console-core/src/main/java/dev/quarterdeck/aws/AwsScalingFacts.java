package dev.quarterdeck.aws;

import dev.quarterdeck.kernel.Deadline;
import dev.quarterdeck.kernel.Listing;
import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.readiness.collect.ScalingFacts;
import software.amazon.awssdk.services.applicationautoscaling.model.DescribeScalableTargetsResponse;
import software.amazon.awssdk.services.applicationautoscaling.model.DescribeScalingPoliciesResponse;
import software.amazon.awssdk.services.applicationautoscaling.model.ScalableTarget;
import software.amazon.awssdk.services.applicationautoscaling.model.ServiceNamespace;

/** Application Auto Scaling as the readiness checklist reads it. */
public final class AwsScalingFacts implements ScalingFacts {
  private static final int PAGE = 50;
  private static final int POLICY_PAGE = 10;
  private static final String SERVICE = "service/";
  private final AwsClients aws;

  public AwsScalingFacts(AwsClients aws) {
    this.aws = aws;
  }

  /** {@code aws application-autoscaling describe-scalable-targets --service-namespace ecs}. */
  @Override
  public Outcome<Listing<Target>> targets() {
    Deadline deadline = aws.deadline();
    return aws.calls()
        .method(
            () ->
                Pages.all(
                    deadline,
                    "scalable targets",
                    token -> {
                      DescribeScalableTargetsResponse r =
                          aws.calls()
                              .one(
                                  () ->
                                      aws.autoscaling()
                                          .describeScalableTargets(
                                              q ->
                                                  q.serviceNamespace(ServiceNamespace.ECS)
                                                      .maxResults(PAGE)
                                                      .nextToken(token)));
                      return new Pages.Page<>(
                          r.scalableTargets().stream().map(AwsScalingFacts::target).toList(),
                          r.nextToken());
                    }));
  }

  private static Target target(ScalableTarget t) {
    return new Target(
        service(t.resourceId()),
        Nulls.zero(t.minCapacity()),
        Nulls.zero(t.maxCapacity()),
        t.suspendedState() != null && Nulls.no(t.suspendedState().dynamicScalingOutSuspended()));
  }

  /** {@code aws application-autoscaling describe-scaling-policies --service-namespace ecs}. */
  @Override
  public Outcome<Listing<Policy>> policies() {
    Deadline deadline = aws.deadline();
    return aws.calls()
        .method(
            () ->
                Pages.all(
                    deadline,
                    "scaling policies",
                    token -> {
                      DescribeScalingPoliciesResponse r =
                          aws.calls()
                              .one(
                                  () ->
                                      aws.autoscaling()
                                          .describeScalingPolicies(
                                              q ->
                                                  q.serviceNamespace(ServiceNamespace.ECS)
                                                      .maxResults(POLICY_PAGE)
                                                      .nextToken(token)));
                      return new Pages.Page<>(
                          r.scalingPolicies().stream()
                              .map(
                                  p ->
                                      new Policy(
                                          service(p.resourceId()),
                                          Nulls.empty(p.policyName()),
                                          Nulls.empty(p.policyTypeAsString())))
                              .toList(),
                          r.nextToken());
                    }));
  }

  private static String service(@org.jspecify.annotations.Nullable String resourceId) {
    String id = Nulls.empty(resourceId);
    return id.startsWith(SERVICE) ? id.substring(SERVICE.length()) : id;
  }
}
