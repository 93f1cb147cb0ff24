package dev.quarterdeck.sandbox.service.balance;

import dev.quarterdeck.sandbox.service.Check;
import dev.quarterdeck.sandbox.wire.Call;
import dev.quarterdeck.sandbox.wire.ServiceError;
import dev.quarterdeck.sandbox.world.World;
import dev.quarterdeck.sandbox.world.balance.LoadBalancer;
import dev.quarterdeck.sandbox.world.balance.TargetGroup;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ActionTypeEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.CreateListenerRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.CreateListenerResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.CreateLoadBalancerRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.CreateLoadBalancerResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.CreateTargetGroupRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.CreateTargetGroupResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DeregisterTargetsRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DeregisterTargetsResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.RegisterTargetsRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.RegisterTargetsResponse;

/** The operations that make load balancers and groups, and put targets in and out. */
final class Creating {
  private static final String INVALID = "ValidationError";
  private static final String VPC = "vpc-0a1b2c3d4e5f60718";
  private final World world;

  Creating(World world) {
    this.world = world;
  }

  CreateLoadBalancerResponse loadBalancer(CreateLoadBalancerRequest q, Call call) {
    String name = Check.required(q.name(), "name", INVALID);
    if (!name.matches("[A-Za-z0-9-]{1,32}") || name.startsWith("internal-")) {
      throw new ServiceError(INVALID, "The load balancer name '" + name + "' is not valid");
    }
    if (q.subnets().isEmpty() && q.subnetMappings().isEmpty()) {
      throw new ServiceError(INVALID, "At least one subnet must be specified");
    }
    if (world.balancing().balancers().stream().anyMatch(b -> b.name().equals(name))) {
      throw new ServiceError(
          "DuplicateLoadBalancerName", "A load balancer with the same name '" + name + "' exists");
    }
    LoadBalancer lb =
        world
            .balancing()
            .createBalancer(
                name, q.schemeAsString() == null ? "internet-facing" : q.schemeAsString(), VPC);
    lb.subnets.addAll(q.subnets());
    q.subnetMappings().forEach(m -> lb.subnets.add(m.subnetId()));
    lb.securityGroups.addAll(q.securityGroups());
    q.tags().forEach(t -> lb.tags.put(t.key(), t.value()));
    return CreateLoadBalancerResponse.builder().loadBalancers(Shapes.balancer(lb)).build();
  }

  CreateTargetGroupResponse targetGroup(CreateTargetGroupRequest q, Call call) {
    String name = Check.required(q.name(), "name", INVALID);
    if (!name.matches("[A-Za-z0-9](?:[A-Za-z0-9-]{0,30}[A-Za-z0-9])?")) {
      throw new ServiceError(INVALID, "The target group name '" + name + "' is not valid");
    }
    if (q.port() == null || q.protocolAsString() == null) {
      throw new ServiceError(INVALID, "A protocol and a port must be specified");
    }
    if (world.balancing().groups().stream().anyMatch(g -> g.name().equals(name))) {
      throw new ServiceError(
          "DuplicateTargetGroupName",
          "A target group with the same name '" + name + "' exists, but with different settings");
    }
    TargetGroup.HealthCheck d = TargetGroup.HealthCheck.DEFAULT;
    String codes = q.matcher() == null ? null : q.matcher().httpCode();
    TargetGroup.HealthCheck check =
        new TargetGroup.HealthCheck(
            or(q.healthCheckProtocolAsString(), d.protocol()),
            or(q.healthCheckPort(), d.port()),
            or(q.healthCheckPath(), d.path()),
            Check.range(
                q.healthCheckIntervalSeconds(),
                d.interval(),
                5,
                300,
                "healthCheckIntervalSeconds",
                INVALID),
            Check.range(
                q.healthCheckTimeoutSeconds(),
                d.timeout(),
                2,
                120,
                "healthCheckTimeoutSeconds",
                INVALID),
            Check.range(
                q.healthyThresholdCount(), d.healthy(), 2, 10, "healthyThresholdCount", INVALID),
            Check.range(
                q.unhealthyThresholdCount(),
                d.unhealthy(),
                2,
                10,
                "unhealthyThresholdCount",
                INVALID),
            or(codes, d.codes()));
    TargetGroup g =
        world
            .balancing()
            .createGroup(
                name,
                q.protocolAsString(),
                q.port(),
                or(q.vpcId(), VPC),
                or(q.targetTypeAsString(), "instance"),
                check);
    q.tags().forEach(t -> g.tags.put(t.key(), t.value()));
    return CreateTargetGroupResponse.builder().targetGroups(Shapes.group(world, g)).build();
  }

  CreateListenerResponse listener(CreateListenerRequest q, Call call) {
    LoadBalancer lb = Shapes.balancer(world, q.loadBalancerArn());
    if (q.port() == null || q.protocolAsString() == null || q.defaultActions().isEmpty()) {
      throw new ServiceError(INVALID, "A protocol, a port and a default action must be specified");
    }
    if (lb.listeners.stream().anyMatch(l -> l.port() == q.port())) {
      throw new ServiceError(
          "DuplicateListener",
          "A listener already exists on this port for this load balancer '" + lb.arn() + "'");
    }
    if (q.protocolAsString().equals("HTTPS") && q.certificates().isEmpty()) {
      throw new ServiceError(
          "CertificateNotFound", "A certificate must be specified for HTTPS listeners");
    }
    var action = q.defaultActions().getFirst();
    String group = null;
    if (action.type() == ActionTypeEnum.FORWARD) {
      String arn = action.targetGroupArn();
      if (arn == null
          && action.forwardConfig() != null
          && !action.forwardConfig().targetGroups().isEmpty()) {
        arn = action.forwardConfig().targetGroups().getFirst().targetGroupArn();
      }
      group = Shapes.group(world, arn).arn();
    } else if (action.type() != ActionTypeEnum.REDIRECT) {
      throw new ServiceError(
          "InvalidConfigurationRequest",
          "The sandbox's listeners forward or redirect; this action type is not offered");
    }
    LoadBalancer.Listener l =
        world.balancing().createListener(lb, q.port(), q.protocolAsString(), group);
    l.sslPolicy =
        q.protocolAsString().equals("HTTPS")
            ? or(q.sslPolicy(), "ELBSecurityPolicy-2016-08")
            : null;
    q.certificates().forEach(c -> l.certificates.add(c.certificateArn()));
    q.tags().forEach(t -> l.tags.put(t.key(), t.value()));
    return CreateListenerResponse.builder().listeners(Shapes.listener(l)).build();
  }

  RegisterTargetsResponse register(RegisterTargetsRequest q, Call call) {
    TargetGroup g = Shapes.group(world, q.targetGroupArn());
    // Nothing listens behind a target that a client invented: its health checks time out.
    q.targets()
        .forEach(
            t ->
                world
                    .balancing()
                    .register(
                        g,
                        t.id(),
                        t.port() == null ? g.port() : t.port(),
                        t.availabilityZone(),
                        0));
    return RegisterTargetsResponse.builder().build();
  }

  DeregisterTargetsResponse deregister(DeregisterTargetsRequest q, Call call) {
    TargetGroup g = Shapes.group(world, q.targetGroupArn());
    q.targets()
        .forEach(
            t -> world.balancing().deregister(g, t.id(), t.port() == null ? g.port() : t.port()));
    return DeregisterTargetsResponse.builder().build();
  }

  private static String or(@Nullable String value, String preset) {
    return value == null ? preset : value;
  }
}
