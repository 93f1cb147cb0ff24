package dev.quarterdeck.readiness.collect;

import dev.quarterdeck.health.LoadBalancers;
import dev.quarterdeck.health.TargetHealth;
import dev.quarterdeck.kernel.Listing;
import dev.quarterdeck.readiness.collect.BalancerFacts.Balancer;
import dev.quarterdeck.readiness.collect.BalancerFacts.Listener;
import dev.quarterdeck.readiness.collect.BalancerFacts.Rule;
import dev.quarterdeck.readiness.collect.BalancerFacts.TargetGroup;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The load balancers and target groups of the services in scope. */
public final class BalancerReadings {
  private final Once once;
  private final BalancerFacts balancers;
  private final LoadBalancers targets;
  private final EcsReadings ecs;

  BalancerReadings(Once once, Sources sources, EcsReadings ecs) {
    this.once = once;
    this.balancers = sources.balancers();
    this.targets = sources.targets();
    this.ecs = ecs;
  }

  /** Target groups of the services in scope. */
  public Listing<TargetGroup> groups() {
    Listing<ServiceFacts> services = ecs.services();
    Set<String> arns =
        services.items().stream()
            .flatMap(s -> s.targetGroups().stream())
            .collect(Collectors.toSet());
    if (arns.isEmpty()) {
      return new Listing<>(List.of(), services.unknowns());
    }
    Listing<TargetGroup> all =
        once.read("elasticloadbalancing:DescribeTargetGroups", balancers::targetGroups);
    return new Listing<>(
            all.items().stream().filter(g -> arns.contains(g.arn())).toList(), all.unknowns())
        .and(services.unknowns());
  }

  /** Load balancers before them. */
  public Listing<Balancer> balancers() {
    Listing<TargetGroup> groups = groups();
    Set<String> arns =
        groups.items().stream().flatMap(g -> g.balancers().stream()).collect(Collectors.toSet());
    if (arns.isEmpty()) {
      return new Listing<>(List.of(), groups.unknowns());
    }
    Listing<Balancer> all =
        once.read("elasticloadbalancing:DescribeLoadBalancers", balancers::balancers);
    return new Listing<>(
            all.items().stream().filter(b -> arns.contains(b.arn())).toList(), all.unknowns())
        .and(groups.unknowns());
  }

  public Listing<Listener> listeners(Balancer balancer) {
    return once.read(
        "elasticloadbalancing:DescribeListeners " + balancer.arn(),
        () -> balancers.listeners(balancer.arn()));
  }

  /** ARNs, the listener's default among them. */
  public Listing<String> certificates(Listener listener) {
    return once.read(
        "elasticloadbalancing:DescribeListenerCertificates " + listener.arn(),
        () -> balancers.certificates(listener.arn()));
  }

  public Listing<Rule> rules(Listener listener) {
    return once.read(
        "elasticloadbalancing:DescribeRules " + listener.arn(),
        () -> balancers.rules(listener.arn()));
  }

  public Map<String, String> attributes(Balancer balancer) {
    return once.read(
        "elasticloadbalancing:DescribeLoadBalancerAttributes " + balancer.arn(),
        () -> balancers.balancerAttributes(balancer.arn()));
  }

  public Map<String, String> attributes(TargetGroup group) {
    return once.read(
        "elasticloadbalancing:DescribeTargetGroupAttributes " + group.arn(),
        () -> balancers.targetGroupAttributes(group.arn()));
  }

  /** Protocols by policy name. */
  public Map<String, List<String>> tlsPolicies() {
    return once.read("elasticloadbalancing:DescribeSSLPolicies", balancers::tlsPolicies);
  }

  public List<TargetHealth> health(String groupArn) {
    return once.read(
        "elasticloadbalancing:DescribeTargetHealth " + groupArn,
        () -> targets.targetHealth(groupArn));
  }
}
