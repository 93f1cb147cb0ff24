package dev.quarterdeck.sandbox.world.balance;

import dev.quarterdeck.sandbox.world.World;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Load balancers and target groups; health checks run as events of the world. */
public final class Balancing {
  private final World world;
  private final Map<String, LoadBalancer> balancers = new LinkedHashMap<>();
  private final Map<String, TargetGroup> groups = new LinkedHashMap<>();
  private final Map<String, TargetGroup> byDimension = new HashMap<>();
  private BiConsumer<TargetGroup, Target> listener = (g, t) -> {};

  public Balancing(World world) {
    this.world = world;
  }

  /** Who is told when a target's health changes: the ECS scheduler. */
  public void onChange(BiConsumer<TargetGroup, Target> who) {
    listener = who;
  }

  public Collection<LoadBalancer> balancers() {
    return balancers.values();
  }

  public Collection<TargetGroup> groups() {
    return groups.values();
  }

  public @Nullable TargetGroup group(String arn) {
    return groups.get(arn);
  }

  /** By what CloudWatch calls it. */
  public @Nullable TargetGroup groupOf(String dimension) {
    return byDimension.get(dimension);
  }

  public @Nullable LoadBalancer balancer(String arn) {
    return balancers.get(arn);
  }

  public LoadBalancer createBalancer(String name, String scheme, String vpc) {
    String id = world.randomness().hex("elb", 16);
    String arn = world.account().arn("elasticloadbalancing", "loadbalancer/app/" + name + "/" + id);
    String dns =
        (scheme.equals("internal") ? "internal-" : "")
            + name
            + "-"
            + world.randomness().digits("elb", 10)
            + "."
            + world.account().region()
            + ".elb.amazonaws.com";
    LoadBalancer lb = new LoadBalancer(name, arn, dns, scheme, vpc, world.now());
    balancers.put(arn, lb);
    return lb;
  }

  public TargetGroup createGroup(
      String name,
      String protocol,
      int port,
      String vpc,
      String type,
      TargetGroup.HealthCheck check) {
    String arn =
        world
            .account()
            .arn(
                "elasticloadbalancing",
                "targetgroup/" + name + "/" + world.randomness().hex("elb", 16));
    TargetGroup group = new TargetGroup(name, arn, protocol, port, vpc, type, check);
    groups.put(arn, group);
    byDimension.put(group.dimension(), group);
    return group;
  }

  public LoadBalancer.Listener createListener(
      LoadBalancer lb, int port, String protocol, @Nullable String targetGroupArn) {
    String arn =
        lb.arn().replace(":loadbalancer/", ":listener/") + "/" + world.randomness().hex("elb", 16);
    LoadBalancer.Listener l = new LoadBalancer.Listener(arn, lb, port, protocol);
    l.targetGroupArn = targetGroupArn;
    lb.listeners.add(l);
    if (targetGroupArn != null) {
      attached(targetGroupArn);
    }
    return l;
  }

  /** A rule of any listener beside its default. */
  public LoadBalancer.@Nullable Rule rule(String arn) {
    return balancers.values().stream()
        .flatMap(lb -> lb.listeners.stream())
        .flatMap(l -> l.rules.stream())
        .filter(r -> r.arn().equals(arn))
        .findFirst()
        .orElse(null);
  }

  /** Puts a rule in the place of the one with its ARN. */
  public void change(LoadBalancer.Rule rule) {
    for (LoadBalancer lb : balancers.values()) {
      for (LoadBalancer.Listener l : lb.listeners) {
        l.rules.replaceAll(r -> r.arn().equals(rule.arn()) ? rule : r);
      }
    }
  }

  /** Load balancers that send traffic to the group, or name it with the weight 0. */
  public List<LoadBalancer> behind(TargetGroup group) {
    List<LoadBalancer> found = new ArrayList<>();
    for (LoadBalancer lb : balancers.values()) {
      boolean uses =
          lb.listeners.stream()
              .anyMatch(
                  l ->
                      group.arn().equals(l.targetGroupArn)
                          || l.rules.stream().anyMatch(r -> r.names(group.arn())));
      if (uses) {
        found.add(lb);
      }
    }
    return found;
  }

  /** Registers a target that will answer health checks with {@code answers} (0: not at all). */
  public Target register(
      TargetGroup group, String id, int port, @Nullable String zone, int answers) {
    Target t = new Target(id, port, zone, answers, world.now());
    group.targets.put(id + ":" + port, t);
    start(group, t);
    return t;
  }

  /** Registers a target that has been healthy already, to set up a past without living it. */
  public void registerHealthy(TargetGroup group, String id, int port, @Nullable String zone) {
    Target t = new Target(id, port, zone, 200, world.now());
    t.become("healthy", null, null, world.now());
    group.targets.put(id + ":" + port, t);
  }

  private void attached(String groupArn) {
    TargetGroup group = groups.get(groupArn);
    if (group != null) {
      group.targets().stream().filter(t -> t.state.equals("unused")).forEach(t -> start(group, t));
    }
  }

  private void start(TargetGroup group, Target t) {
    if (behind(group).isEmpty()) {
      t.become(
          "unused",
          "Target.NotInUse",
          "Target group is not configured to receive traffic from the load balancer",
          world.now());
      return;
    }
    t.become(
        "initial", "Elb.RegistrationInProgress", "Target registration is in progress", world.now());
    TargetGroup.HealthCheck c = group.check;
    Duration first = world.between("health-check", 1, Math.max(2, c.interval()));
    if (passes(c, t.answers)) {
      world.after(first, () -> result(group, t, "healthy", null, null));
      return;
    }
    String codes = t.answers == 0 ? null : String.valueOf(t.answers);
    world.after(
        first.plusSeconds((long) c.interval() * (c.unhealthy() - 1)),
        () ->
            result(
                group,
                t,
                "unhealthy",
                codes == null ? "Target.Timeout" : "Target.ResponseCodeMismatch",
                codes == null
                    ? "Request timed out"
                    : "Health checks failed with these codes: [" + codes + "]"));
  }

  private static boolean passes(TargetGroup.HealthCheck c, int code) {
    for (String part : c.codes().split(",")) {
      String[] range = part.strip().split("-");
      int low = Integer.parseInt(range[0]);
      int high = Integer.parseInt(range[range.length - 1]);
      if (code >= low && code <= high) {
        return true;
      }
    }
    return false;
  }

  private void result(
      TargetGroup group, Target t, String state, @Nullable String reason, @Nullable String text) {
    if (group.targets.get(t.id() + ":" + t.port()) == t && t.state.equals("initial")) {
      t.become(state, reason, text, world.now());
      listener.accept(group, t);
    }
  }

  /** Drains a target and forgets it after the group's delay. */
  public void deregister(TargetGroup group, String id, int port) {
    Target t = group.target(id, port);
    if (t == null || t.state.equals("draining")) {
      return;
    }
    if (t.state.equals("unused") || group.drainSeconds() == 0) {
      group.targets.remove(id + ":" + port);
      return;
    }
    t.become(
        "draining",
        "Target.DeregistrationInProgress",
        "Target deregistration is in progress",
        world.now());
    world.after(
        Duration.ofSeconds(group.drainSeconds()), () -> group.targets.remove(id + ":" + port, t));
  }
}
