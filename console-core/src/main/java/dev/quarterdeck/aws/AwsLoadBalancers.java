package dev.quarterdeck.aws;

import dev.quarterdeck.health.LoadBalancers;
import dev.quarterdeck.health.TargetGroup;
import dev.quarterdeck.health.TargetHealth;
import dev.quarterdeck.kernel.Deadline;
import dev.quarterdeck.kernel.Listing;
import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.kernel.ProblemException;
import java.net.URI;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeTargetGroupsResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Listener;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetHealthDescription;

/** Elastic Load Balancing v2. */
public final class AwsLoadBalancers implements LoadBalancers {
  private static final int GROUPS = 400;

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

  /** {@code aws elbv2 describe-target-groups}: all of them, 400 a call. */
  @Override
  public Outcome<Listing<TargetGroup>> targetGroups() {
    Deadline deadline = aws.deadline();
    return aws.calls().method(() -> Pages.all(deadline, "target groups", this::groups));
  }

  private Pages.Page<TargetGroup> groups(@Nullable String marker) {
    DescribeTargetGroupsResponse r =
        aws.calls()
            .one(
                () ->
                    aws.loadBalancing()
                        .describeTargetGroups(q -> q.pageSize(GROUPS).marker(marker)));
    return new Pages.Page<>(
        r.targetGroups().stream()
            .map(
                g ->
                    new TargetGroup(
                        g.targetGroupArn(),
                        Nulls.empty(g.protocolAsString()),
                        List.copyOf(g.loadBalancerArns()),
                        g.healthCheckPath()))
            .toList(),
        r.nextMarker());
  }

  /** {@code aws elbv2 describe-rules}, {@code aws elbv2 describe-listeners}. */
  @Override
  public Outcome<Listing<Forwarding>> forwarded(List<String> rules) {
    return aws.calls().method(() -> new Forwardings(aws).of(rules));
  }

  /** {@code aws elbv2 describe-load-balancers}, {@code aws elbv2 describe-listeners}. */
  @Override
  public Outcome<URI> address(String loadBalancerArn) {
    return aws.calls()
        .method(
            () -> {
              String name =
                  aws.calls()
                      .one(
                          () ->
                              aws.loadBalancing()
                                  .describeLoadBalancers(q -> q.loadBalancerArns(loadBalancerArn)))
                      .loadBalancers()
                      .getFirst()
                      .dnsName();
              List<Listener> listeners =
                  aws.calls()
                      .one(
                          () ->
                              aws.loadBalancing()
                                  .describeListeners(q -> q.loadBalancerArn(loadBalancerArn)))
                      .listeners();
              return listeners.stream()
                  .filter(l -> Nulls.empty(l.protocolAsString()).startsWith("HTTP"))
                  .max(Comparator.comparing(l -> Nulls.empty(l.protocolAsString())))
                  .map(
                      l ->
                          URI.create(
                              "%s://%s:%d/"
                                  .formatted(
                                      l.protocolAsString().toLowerCase(Locale.ROOT),
                                      name,
                                      l.port())))
                  .orElseThrow(
                      () ->
                          new ProblemException(
                              new Problem.NotFound(
                                  "The load balancer listens to neither http nor https.",
                                  "Name an address under probes in the configuration.")));
            });
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
