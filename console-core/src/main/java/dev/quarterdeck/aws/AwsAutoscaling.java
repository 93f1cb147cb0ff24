package dev.quarterdeck.aws;

import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.services.Service;
import dev.quarterdeck.services.deploy.Autoscaling;
import java.util.Optional;
import software.amazon.awssdk.services.applicationautoscaling.model.ScalableTarget;
import software.amazon.awssdk.services.applicationautoscaling.model.ServiceNamespace;
import software.amazon.awssdk.services.applicationautoscaling.model.SuspendedState;

/** Application Auto Scaling. */
public final class AwsAutoscaling implements Autoscaling {
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
