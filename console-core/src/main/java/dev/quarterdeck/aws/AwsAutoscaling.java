package dev.quarterdeck.aws;

import dev.quarterdeck.health.timeline.History;
import dev.quarterdeck.kernel.Deadline;
import dev.quarterdeck.kernel.Listing;
import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.services.Service;
import dev.quarterdeck.services.deploy.Autoscaling;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.applicationautoscaling.model.DescribeScalingActivitiesResponse;
import software.amazon.awssdk.services.applicationautoscaling.model.ScalableTarget;
import software.amazon.awssdk.services.applicationautoscaling.model.ScalingActivity;
import software.amazon.awssdk.services.applicationautoscaling.model.ServiceNamespace;
import software.amazon.awssdk.services.applicationautoscaling.model.SuspendedState;

/** Application Auto Scaling. */
public final class AwsAutoscaling implements Autoscaling {
  private static final int PAGE = 50;
  private final AwsClients aws;

  public AwsAutoscaling(AwsClients aws) {
    this.aws = aws;
  }

  /** {@code aws application-autoscaling describe-scalable-targets --service-namespace ecs}. */
  @Override
  public Outcome<Optional<Range>> range(Service service) {
    return aws.calls()
        .method(
            () ->
                aws
                    .calls()
                    .one(
                        () ->
                            aws.autoscaling()
                                .describeScalableTargets(
                                    q ->
                                        q.serviceNamespace(ServiceNamespace.ECS)
                                            .resourceIds(
                                                "service/"
                                                    + service.cluster()
                                                    + "/"
                                                    + service.name())))
                    .scalableTargets()
                    .stream()
                    .findFirst()
                    .map(AwsAutoscaling::range));
  }

  /**
   * {@code aws application-autoscaling describe-scaling-activities --service-namespace ecs}, newest
   * first: the pages end where everything on one is older than {@code since}.
   */
  Outcome<Listing<History.Scaling>> activities(Instant since, @Nullable String only) {
    Deadline deadline = aws.deadline();
    return aws.calls()
        .method(
            () -> {
              Listing<ScalingActivity> read =
                  Pages.all(
                      deadline,
                      "scaling activities",
                      token -> {
                        DescribeScalingActivitiesResponse r = page(only, token);
                        boolean older =
                            r.scalingActivities().stream().allMatch(a -> at(a).isBefore(since));
                        return new Pages.Page<>(
                            r.scalingActivities(), older ? null : r.nextToken());
                      });
              return new Listing<>(
                  read.items().stream()
                      .filter(a -> !at(a).isBefore(since))
                      .flatMap(a -> scaling(a).stream())
                      .toList(),
                  read.unknowns());
            });
  }

  private DescribeScalingActivitiesResponse page(@Nullable String only, @Nullable String token) {
    return aws.calls()
        .one(
            () ->
                aws.autoscaling()
                    .describeScalingActivities(
                        q ->
                            q.serviceNamespace(ServiceNamespace.ECS)
                                .resourceId(only == null ? null : "service/" + only)
                                .maxResults(PAGE)
                                .nextToken(token)));
  }

  private static Instant at(ScalingActivity a) {
    return a.startTime() == null ? Instant.EPOCH : a.startTime();
  }

  /** Empty for what is no service's desired count. */
  private static Optional<History.Scaling> scaling(ScalingActivity a) {
    String[] path = Nulls.empty(a.resourceId()).split("/", -1);
    return path.length != 3
        ? Optional.empty()
        : Optional.of(
            new History.Scaling(
                path[1],
                path[2],
                at(a),
                Nulls.empty(a.description()),
                Nulls.empty(a.cause()),
                Nulls.or(a.statusCodeAsString(), "UNKNOWN"),
                a.statusMessage()));
  }

  private static Range range(ScalableTarget t) {
    SuspendedState s = t.suspendedState();
    return new Range(
        Nulls.zero(t.minCapacity()),
        Nulls.zero(t.maxCapacity()),
        s != null
            && Nulls.no(s.dynamicScalingInSuspended())
            && Nulls.no(s.dynamicScalingOutSuspended()));
  }
}
