package dev.quarterdeck.sandbox.service.balance;

import dev.quarterdeck.sandbox.wire.ServiceError;
import dev.quarterdeck.sandbox.world.World;
import dev.quarterdeck.sandbox.world.balance.LoadBalancer;
import dev.quarterdeck.sandbox.world.balance.TargetGroup;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Action;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.AvailabilityZone;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Certificate;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Listener;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Tag;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroupTuple;

/** Load balancing of the world in the API's shapes, and its errors. */
final class Shapes {
  private static final String ZONE_ID = "Z35SXDOTRQ7X7K";

  private Shapes() {}

  static software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancer balancer(
      LoadBalancer lb) {
    List<AvailabilityZone> zones = new ArrayList<>();
    for (int i = 0; i < lb.subnets.size(); i++) {
      zones.add(
          AvailabilityZone.builder()
              .zoneName("us-east-1" + (char) ('a' + i))
              .subnetId(lb.subnets.get(i))
              .loadBalancerAddresses(List.of())
              .build());
    }
    return software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancer.builder()
        .loadBalancerArn(lb.arn())
        .loadBalancerName(lb.name())
        .dnsName(lb.dnsName())
        .canonicalHostedZoneId(ZONE_ID)
        .createdTime(lb.created())
        .scheme(lb.scheme())
        .vpcId(lb.vpc())
        .state(s -> s.code(lb.state))
        .type(lb.type)
        .availabilityZones(zones)
        .securityGroups(lb.securityGroups)
        .ipAddressType("ipv4")
        .build();
  }

  static software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroup group(
      World world, TargetGroup g) {
    TargetGroup.HealthCheck c = g.check;
    return software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroup.builder()
        .targetGroupArn(g.arn())
        .targetGroupName(g.name())
        .protocol(g.protocol())
        .protocolVersion("HTTP1")
        .port(g.port())
        .vpcId(g.vpc())
        .targetType(g.targetType())
        .ipAddressType("ipv4")
        .healthCheckEnabled(true)
        .healthCheckProtocol(c.protocol())
        .healthCheckPort(c.port())
        .healthCheckPath(c.path())
        .healthCheckIntervalSeconds(c.interval())
        .healthCheckTimeoutSeconds(c.timeout())
        .healthyThresholdCount(c.healthy())
        .unhealthyThresholdCount(c.unhealthy())
        .matcher(m -> m.httpCode(c.codes()))
        .loadBalancerArns(world.balancing().behind(g).stream().map(LoadBalancer::arn).toList())
        .build();
  }

  static Listener listener(LoadBalancer.Listener l) {
    return Listener.builder()
        .listenerArn(l.arn())
        .loadBalancerArn(l.owner().arn())
        .port(l.port())
        .protocol(l.protocol())
        .sslPolicy(l.sslPolicy)
        .certificates(
            l.certificates.stream()
                .map(a -> Certificate.builder().certificateArn(a).build())
                .toList())
        .defaultActions(action(l.targetGroupArn))
        .build();
  }

  static Action action(@Nullable String groupArn) {
    if (groupArn == null) {
      return Action.builder()
          .type("redirect")
          .order(1)
          .redirectConfig(
              r ->
                  r.protocol("HTTPS")
                      .port("443")
                      .host("#{host}")
                      .path("/#{path}")
                      .query("#{query}")
                      .statusCode("HTTP_301"))
          .build();
    }
    return Action.builder()
        .type("forward")
        .order(1)
        .targetGroupArn(groupArn)
        .forwardConfig(f -> f.targetGroups(t -> t.targetGroupArn(groupArn).weight(1)))
        .build();
  }

  /** Of a rule with two groups the whole action is in its forwardConfig, as ELB has it. */
  static Action action(LoadBalancer.Rule r) {
    return r.idle() == null
        ? action(r.targetGroupArn())
        : Action.builder()
            .type("forward")
            .order(1)
            .forwardConfig(
                f ->
                    f.targetGroups(
                        weighted(r.targetGroupArn(), 100 - r.share()),
                        weighted(r.idle(), r.share())))
            .build();
  }

  private static TargetGroupTuple weighted(@Nullable String group, int weight) {
    return TargetGroupTuple.builder().targetGroupArn(group).weight(weight).build();
  }

  static List<Tag> tags(Map<String, String> tags) {
    return tags.entrySet().stream()
        .map(e -> Tag.builder().key(e.getKey()).value(e.getValue()).build())
        .toList();
  }

  static LoadBalancer balancer(World world, @Nullable String arn) {
    LoadBalancer lb = arn == null ? null : world.balancing().balancer(arn);
    if (lb == null) {
      throw new ServiceError("LoadBalancerNotFound", "One or more load balancers not found");
    }
    return lb;
  }

  static TargetGroup group(World world, @Nullable String arn) {
    TargetGroup g = arn == null ? null : world.balancing().group(arn);
    if (g == null) {
      throw new ServiceError("TargetGroupNotFound", "One or more target groups not found");
    }
    return g;
  }

  static LoadBalancer.Listener listener(World world, @Nullable String arn) {
    for (LoadBalancer lb : world.balancing().balancers()) {
      for (LoadBalancer.Listener l : lb.listeners) {
        if (l.arn().equals(arn)) {
          return l;
        }
      }
    }
    throw new ServiceError("ListenerNotFound", "One or more listeners not found");
  }
}
