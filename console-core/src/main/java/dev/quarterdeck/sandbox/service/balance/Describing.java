package dev.quarterdeck.sandbox.service.balance;

import dev.quarterdeck.sandbox.service.Check;
import dev.quarterdeck.sandbox.service.Page;
import dev.quarterdeck.sandbox.wire.Call;
import dev.quarterdeck.sandbox.wire.ServiceError;
import dev.quarterdeck.sandbox.world.World;
import dev.quarterdeck.sandbox.world.balance.LoadBalancer;
import dev.quarterdeck.sandbox.world.balance.Target;
import dev.quarterdeck.sandbox.world.balance.TargetGroup;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Certificate;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeListenerCertificatesRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeListenerCertificatesResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeListenersRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeListenersResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeLoadBalancerAttributesRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeLoadBalancerAttributesResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeLoadBalancersRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeLoadBalancersResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeRulesRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeRulesResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeTagsRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeTagsResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeTargetGroupAttributesRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeTargetGroupAttributesResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeTargetGroupsRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeTargetGroupsResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeTargetHealthRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeTargetHealthResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancerAttribute;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Rule;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.RuleCondition;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TagDescription;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroupAttribute;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetHealthDescription;

/** The operations that read load balancing. */
final class Describing {
  private static final String INVALID = "ValidationError";
  private final World world;

  Describing(World world) {
    this.world = world;
  }

  DescribeLoadBalancersResponse loadBalancers(DescribeLoadBalancersRequest q, Call call) {
    List<LoadBalancer> found = new ArrayList<>();
    q.loadBalancerArns().forEach(a -> found.add(Shapes.balancer(world, a)));
    for (String name : q.names()) {
      found.add(
          world.balancing().balancers().stream()
              .filter(lb -> lb.name().equals(name))
              .findFirst()
              .orElseThrow(
                  () ->
                      new ServiceError(
                          "LoadBalancerNotFound", "Load balancers '[" + name + "]' not found")));
    }
    if (q.loadBalancerArns().isEmpty() && q.names().isEmpty()) {
      found.addAll(world.balancing().balancers());
    }
    Page<LoadBalancer> page = Page.of(found, q.marker(), size(q.pageSize()), INVALID);
    return DescribeLoadBalancersResponse.builder()
        .loadBalancers(page.items().stream().map(Shapes::balancer).toList())
        .nextMarker(page.next())
        .build();
  }

  DescribeTargetGroupsResponse targetGroups(DescribeTargetGroupsRequest q, Call call) {
    List<TargetGroup> found = new ArrayList<>();
    q.targetGroupArns().forEach(a -> found.add(Shapes.group(world, a)));
    for (String name : q.names()) {
      found.add(
          world.balancing().groups().stream()
              .filter(g -> g.name().equals(name))
              .findFirst()
              .orElseThrow(
                  () ->
                      new ServiceError(
                          "TargetGroupNotFound", "One or more target groups not found")));
    }
    if (q.loadBalancerArn() != null) {
      LoadBalancer lb = Shapes.balancer(world, q.loadBalancerArn());
      world.balancing().groups().stream()
          .filter(g -> world.balancing().behind(g).contains(lb))
          .forEach(found::add);
    } else if (q.targetGroupArns().isEmpty() && q.names().isEmpty()) {
      found.addAll(world.balancing().groups());
    }
    Page<TargetGroup> page = Page.of(found, q.marker(), size(q.pageSize()), INVALID);
    return DescribeTargetGroupsResponse.builder()
        .targetGroups(page.items().stream().map(g -> Shapes.group(world, g)).toList())
        .nextMarker(page.next())
        .build();
  }

  DescribeTargetHealthResponse targetHealth(DescribeTargetHealthRequest q, Call call) {
    TargetGroup g = Shapes.group(world, q.targetGroupArn());
    List<TargetHealthDescription> found = new ArrayList<>();
    if (q.targets().isEmpty()) {
      g.targets().forEach(t -> found.add(health(g, t.id(), t.port(), t)));
    }
    q.targets()
        .forEach(
            t -> {
              int port = t.port() == null ? g.port() : t.port();
              found.add(health(g, t.id(), port, g.target(t.id(), port)));
            });
    return DescribeTargetHealthResponse.builder().targetHealthDescriptions(found).build();
  }

  private static TargetHealthDescription health(
      TargetGroup g, String id, int port, @Nullable Target t) {
    TargetHealthDescription.Builder b =
        TargetHealthDescription.builder()
            .target(d -> d.id(id).port(port).availabilityZone(t == null ? null : t.zone()));
    if (t == null) {
      return b.targetHealth(
              h ->
                  h.state("unused")
                      .reason("Target.NotRegistered")
                      .description("Target is not registered to the target group"))
          .build();
    }
    String checkPort =
        g.check.port().equals("traffic-port") ? String.valueOf(port) : g.check.port();
    return b.healthCheckPort(checkPort)
        .targetHealth(h -> h.state(t.state).reason(t.reason).description(t.description))
        .build();
  }

  DescribeListenersResponse listeners(DescribeListenersRequest q, Call call) {
    List<LoadBalancer.Listener> found = new ArrayList<>();
    q.listenerArns().forEach(a -> found.add(Shapes.listener(world, a)));
    if (q.loadBalancerArn() != null) {
      found.addAll(Shapes.balancer(world, q.loadBalancerArn()).listeners);
    } else if (q.listenerArns().isEmpty()) {
      throw new ServiceError(
          INVALID, "You must specify either listener ARNs or a load balancer ARN");
    }
    Page<LoadBalancer.Listener> page = Page.of(found, q.marker(), size(q.pageSize()), INVALID);
    return DescribeListenersResponse.builder()
        .listeners(page.items().stream().map(Shapes::listener).toList())
        .nextMarker(page.next())
        .build();
  }

  DescribeListenerCertificatesResponse listenerCertificates(
      DescribeListenerCertificatesRequest q, Call call) {
    LoadBalancer.Listener l = Shapes.listener(world, q.listenerArn());
    List<Certificate> all = new ArrayList<>();
    for (String arn : l.certificates) {
      all.add(Certificate.builder().certificateArn(arn).isDefault(all.isEmpty()).build());
    }
    Page<Certificate> page = Page.of(all, q.marker(), size(q.pageSize()), INVALID);
    return DescribeListenerCertificatesResponse.builder()
        .certificates(page.items())
        .nextMarker(page.next())
        .build();
  }

  DescribeRulesResponse rules(DescribeRulesRequest q, Call call) {
    List<Rule> found = new ArrayList<>();
    if (q.listenerArn() != null) {
      rules(Shapes.listener(world, q.listenerArn()), found);
    } else if (q.ruleArns().isEmpty()) {
      throw new ServiceError(
          INVALID, "You must specify either listener rule ARNs or a listener ARN");
    } else {
      List<Rule> all = new ArrayList<>();
      world.balancing().balancers().forEach(lb -> lb.listeners.forEach(l -> rules(l, all)));
      for (String arn : q.ruleArns()) {
        found.add(
            all.stream()
                .filter(r -> r.ruleArn().equals(arn))
                .findFirst()
                .orElseThrow(
                    () -> new ServiceError("RuleNotFound", "One or more rules not found")));
      }
    }
    Page<Rule> page = Page.of(found, q.marker(), size(q.pageSize()), INVALID);
    return DescribeRulesResponse.builder().rules(page.items()).nextMarker(page.next()).build();
  }

  private static void rules(LoadBalancer.Listener l, List<Rule> into) {
    l.rules.forEach(
        r ->
            into.add(
                Rule.builder()
                    .ruleArn(r.arn())
                    .priority(String.valueOf(r.priority()))
                    .conditions(conditions(r))
                    .actions(Shapes.action(r))
                    .isDefault(false)
                    .build()));
    into.add(
        Rule.builder()
            .ruleArn(l.arn().replace(":listener/", ":listener-rule/") + "/0000000000000000")
            .priority("default")
            .conditions(List.of())
            .actions(Shapes.action(l.targetGroupArn))
            .isDefault(true)
            .build());
  }

  private static List<RuleCondition> conditions(LoadBalancer.Rule r) {
    List<RuleCondition> all = new ArrayList<>();
    if (r.host() != null) {
      all.add(
          RuleCondition.builder()
              .field("host-header")
              .values(r.host())
              .hostHeaderConfig(h -> h.values(r.host()))
              .build());
    }
    all.add(
        RuleCondition.builder()
            .field("path-pattern")
            .values(r.pathPattern())
            .pathPatternConfig(p -> p.values(r.pathPattern()))
            .build());
    return all;
  }

  DescribeLoadBalancerAttributesResponse loadBalancerAttributes(
      DescribeLoadBalancerAttributesRequest q, Call call) {
    return DescribeLoadBalancerAttributesResponse.builder()
        .attributes(
            Shapes.balancer(world, q.loadBalancerArn()).attributes.entrySet().stream()
                .map(
                    e ->
                        LoadBalancerAttribute.builder().key(e.getKey()).value(e.getValue()).build())
                .toList())
        .build();
  }

  DescribeTargetGroupAttributesResponse targetGroupAttributes(
      DescribeTargetGroupAttributesRequest q, Call call) {
    return DescribeTargetGroupAttributesResponse.builder()
        .attributes(
            Shapes.group(world, q.targetGroupArn()).attributes.entrySet().stream()
                .map(
                    e -> TargetGroupAttribute.builder().key(e.getKey()).value(e.getValue()).build())
                .toList())
        .build();
  }

  DescribeTagsResponse tags(DescribeTagsRequest q, Call call) {
    if (q.resourceArns().size() > 20) {
      throw new ServiceError(INVALID, "Up to 20 resources can be described at a time");
    }
    List<TagDescription> found = new ArrayList<>();
    for (String arn : q.resourceArns()) {
      Map<String, String> tags =
          arn.contains(":targetgroup/")
              ? Shapes.group(world, arn).tags
              : arn.contains(":listener/")
                  ? Shapes.listener(world, arn).tags
                  : Shapes.balancer(world, arn).tags;
      found.add(TagDescription.builder().resourceArn(arn).tags(Shapes.tags(tags)).build());
    }
    return DescribeTagsResponse.builder().tagDescriptions(found).build();
  }

  private static int size(@Nullable Integer asked) {
    return Check.range(asked, 400, 1, 400, "pageSize", INVALID);
  }
}
