package dev.quarterdeck.aws;

import dev.quarterdeck.health.LoadBalancers;
import dev.quarterdeck.health.TargetHealth;
import dev.quarterdeck.kernel.Outcome;
import java.util.List;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetHealthDescription;

/** Elastic Load Balancing v2. */
public final class AwsLoadBalancers implements LoadBalancers {
  private final AwsClients aws;

  public AwsLoadBalancers(AwsClients aws) {
    this.aws = aws;
  }

  /** {@code aws elbv2 describe-target-health}; the API answers all targets at once. */
  @Override
  public Outcome<List<TargetHealth>> targetHealth(String targetGroupArn) {
    return aws.calls()
        .method(
            () ->
                aws
                    .calls()
                    .one(
                        () ->
                            aws.loadBalancing()
                                .describeTargetHealth(q -> q.targetGroupArn(targetGroupArn)))
                    .targetHealthDescriptions()
                    .stream()
                    .map(d -> target(targetGroupArn, d))
                    .toList());
  }

  private static TargetHealth target(String group, TargetHealthDescription d) {
    return new TargetHealth(
        group,
        d.target().id(),
        Nulls.zero(d.target().port()),
        Nulls.or(d.targetHealth().stateAsString(), "unavailable"),
        d.targetHealth().reasonAsString(),
        d.targetHealth().description());
  }
}
