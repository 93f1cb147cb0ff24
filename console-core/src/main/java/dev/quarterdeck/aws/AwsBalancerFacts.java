package dev.quarterdeck.aws;

import dev.quarterdeck.kernel.Deadline;
import dev.quarterdeck.kernel.Listing;
import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.readiness.collect.BalancerFacts;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Action;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.AvailabilityZone;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Certificate;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeListenerCertificatesResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeListenersResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeLoadBalancersResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeRulesResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeSslPoliciesResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeTargetGroupsResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancer;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.RuleCondition;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.SslPolicy;

/** Elastic Load Balancing v2 as the readiness checklist reads it. */
public final class AwsBalancerFacts implements BalancerFacts {
  private static final int PAGE = 400;
  private final AwsClients aws;

  public AwsBalancerFacts(AwsClients aws) {
    this.aws = aws;
  }

  /** {@code aws elbv2 describe-load-balancers}. */
  @Override
  public Outcome<Listing<Balancer>> balancers() {
    return all(
        "load balancers",
        token -> {
          DescribeLoadBalancersResponse r =
              aws.calls()
                  .one(
                      () ->
                          aws.loadBalancing()
                              .describeLoadBalancers(q -> q.pageSize(PAGE).marker(token)));
          return new Pages.Page<>(
              r.loadBalancers().stream().map(AwsBalancerFacts::balancer).toList(), r.nextMarker());
        });
  }

  private static Balancer balancer(LoadBalancer b) {
    return new Balancer(
        b.loadBalancerArn(),
        Nulls.empty(b.loadBalancerName()),
        Nulls.empty(b.dnsName()),
        Nulls.or(b.schemeAsString(), "internet-facing"),
        Nulls.or(b.typeAsString(), "application"),
        b.availabilityZones().stream().map(AvailabilityZone::zoneName).map(Nulls::empty).toList());
  }

  /** {@code aws elbv2 describe-target-groups}. */
  @Override
  public Outcome<Listing<TargetGroup>> targetGroups() {
    return all(
        "target groups",
        token -> {
          DescribeTargetGroupsResponse r =
              aws.calls()
                  .one(
                      () ->
                          aws.loadBalancing()
                              .describeTargetGroups(q -> q.pageSize(PAGE).marker(token)));
          return new Pages.Page<>(
              r.targetGroups().stream()
                  .map(
                      g ->
                          new TargetGroup(
                              g.targetGroupArn(),
                              Nulls.empty(g.targetGroupName()),
                              g.healthCheckPath(),
                              Nulls.no(g.healthCheckEnabled()),
                              g.loadBalancerArns()))
                  .toList(),
              r.nextMarker());
        });
  }

  /** {@code aws elbv2 describe-listeners}. */
  @Override
  public Outcome<Listing<Listener>> listeners(String balancer) {
    return all(
        "listeners",
        token -> {
          DescribeListenersResponse r =
              aws.calls()
                  .one(
                      () ->
                          aws.loadBalancing()
                              .describeListeners(
                                  q -> q.loadBalancerArn(balancer).pageSize(PAGE).marker(token)));
          return new Pages.Page<>(
              r.listeners().stream()
                  .map(
                      l ->
                          new Listener(
                              l.listenerArn(),
                              Nulls.or(l.protocolAsString(), "HTTP"),
                              Nulls.zero(l.port()),
                              l.sslPolicy(),
                              l.certificates().stream()
                                  .map(Certificate::certificateArn)
                                  .map(Nulls::empty)
                                  .toList(),
                              actions(l.defaultActions())))
                  .toList(),
              r.nextMarker());
        });
  }

  /** {@code aws elbv2 describe-listener-certificates}. */
  @Override
  public Outcome<Listing<String>> certificates(String listener) {
    return all(
        "certificates",
        token -> {
          DescribeListenerCertificatesResponse r =
              aws.calls()
                  .one(
                      () ->
                          aws.loadBalancing()
                              .describeListenerCertificates(
                                  q -> q.listenerArn(listener).pageSize(PAGE).marker(token)));
          return new Pages.Page<>(
              r.certificates().stream().map(Certificate::certificateArn).map(Nulls::empty).toList(),
              r.nextMarker());
        });
  }

  /** {@code aws elbv2 describe-rules}. */
  @Override
  public Outcome<Listing<Rule>> rules(String listener) {
    return all(
        "rules",
        token -> {
          DescribeRulesResponse r =
              aws.calls()
                  .one(
                      () ->
                          aws.loadBalancing()
                              .describeRules(
                                  q -> q.listenerArn(listener).pageSize(PAGE).marker(token)));
          return new Pages.Page<>(
              r.rules().stream()
                  .map(
                      x ->
                          new Rule(
                              Nulls.empty(x.ruleArn()),
                              Nulls.no(x.isDefault()),
                              actions(x.actions()),
                              hosts(x.conditions())))
                  .toList(),
              r.nextMarker());
        });
  }

  private static List<String> hosts(List<RuleCondition> conditions) {
    return conditions.stream()
        .map(RuleCondition::hostHeaderConfig)
        .filter(Objects::nonNull)
        .flatMap(h -> Stream.concat(h.values().stream(), h.regexValues().stream()))
        .toList();
  }

  private static List<String> actions(List<Action> actions) {
    return actions.stream()
        .map(
            a ->
                a.redirectConfig() == null
                    ? Nulls.or(a.typeAsString(), "")
                    : "redirect " + Nulls.or(a.redirectConfig().protocol(), "#{protocol}"))
        .toList();
  }

  /** {@code aws elbv2 describe-load-balancer-attributes}. */
  @Override
  public Outcome<Map<String, String>> balancerAttributes(String balancer) {
    return aws.calls()
        .method(
            () -> {
              Map<String, String> map = new HashMap<>();
              aws.calls()
                  .one(
                      () ->
                          aws.loadBalancing()
                              .describeLoadBalancerAttributes(q -> q.loadBalancerArn(balancer)))
                  .attributes()
                  .forEach(a -> map.put(Nulls.empty(a.key()), Nulls.empty(a.value())));
              return Map.copyOf(map);
            });
  }

  /** {@code aws elbv2 describe-target-group-attributes}. */
  @Override
  public Outcome<Map<String, String>> targetGroupAttributes(String group) {
    return aws.calls()
        .method(
            () -> {
              Map<String, String> map = new HashMap<>();
              aws.calls()
                  .one(
                      () ->
                          aws.loadBalancing()
                              .describeTargetGroupAttributes(q -> q.targetGroupArn(group)))
                  .attributes()
                  .forEach(a -> map.put(Nulls.empty(a.key()), Nulls.empty(a.value())));
              return Map.copyOf(map);
            });
  }

  /** {@code aws elbv2 describe-ssl-policies}. */
  @Override
  public Outcome<Map<String, List<String>>> tlsPolicies() {
    Deadline deadline = aws.deadline();
    return aws.calls()
        .method(
            () ->
                Pages.<SslPolicy>whole(
                    deadline,
                    "TLS policies",
                    Integer.MAX_VALUE,
                    token -> {
                      DescribeSslPoliciesResponse r =
                          aws.calls()
                              .one(
                                  () ->
                                      aws.loadBalancing()
                                          .describeSSLPolicies(
                                              q -> q.pageSize(PAGE).marker(token)));
                      return new Pages.Page<>(r.sslPolicies(), r.nextMarker());
                    }))
        .map(AwsBalancerFacts::protocols);
  }

  private static Map<String, List<String>> protocols(List<SslPolicy> policies) {
    Map<String, List<String>> map = new HashMap<>();
    policies.forEach(p -> map.put(Nulls.empty(p.name()), p.sslProtocols()));
    return Map.copyOf(map);
  }

  private <T> Outcome<Listing<T>> all(String what, Function<@Nullable String, Pages.Page<T>> page) {
    Deadline deadline = aws.deadline();
    return aws.calls().method(() -> Pages.all(deadline, what, page));
  }
}
