package dev.quarterdeck.sandbox.world.balance;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A target group with its health check; intervals in seconds. */
public final class TargetGroup {
  /** How targets are checked. */
  public record HealthCheck(
      String protocol,
      String port,
      String path,
      int interval,
      int timeout,
      int healthy,
      int unhealthy,
      String codes) {
    public static final HealthCheck DEFAULT =
        new HealthCheck("HTTP", "traffic-port", "/", 30, 5, 5, 2, "200");
  }

  private final String name;
  private final String arn;
  private final String protocol;
  private final int port;
  private final String vpc;
  private final String targetType;
  final Map<String, Target> targets = new LinkedHashMap<>();
  public final Map<String, String> attributes = new LinkedHashMap<>();
  public final Map<String, String> tags = new LinkedHashMap<>();
  public HealthCheck check;

  TargetGroup(
      String name,
      String arn,
      String protocol,
      int port,
      String vpc,
      String targetType,
      HealthCheck check) {
    this.name = name;
    this.arn = arn;
    this.protocol = protocol;
    this.port = port;
    this.vpc = vpc;
    this.targetType = targetType;
    this.check = check;
    attributes.put("deregistration_delay.timeout_seconds", "300");
    attributes.put("stickiness.enabled", "false");
    attributes.put("stickiness.type", "lb_cookie");
    attributes.put("load_balancing.algorithm.type", "round_robin");
    attributes.put("slow_start.duration_seconds", "0");
  }

  public String name() {
    return name;
  }

  public String arn() {
    return arn;
  }

  public String protocol() {
    return protocol;
  }

  public int port() {
    return port;
  }

  public String vpc() {
    return vpc;
  }

  public String targetType() {
    return targetType;
  }

  public List<Target> targets() {
    return List.copyOf(targets.values());
  }

  /** The part of the ARN that CloudWatch uses as the TargetGroup dimension. */
  public String dimension() {
    return arn.substring(arn.lastIndexOf(":targetgroup/") + 1);
  }

  public @Nullable Target target(String id, int atPort) {
    return targets.get(id + ":" + atPort);
  }

  int drainSeconds() {
    return Integer.parseInt(attributes.getOrDefault("deregistration_delay.timeout_seconds", "300"));
  }
}
