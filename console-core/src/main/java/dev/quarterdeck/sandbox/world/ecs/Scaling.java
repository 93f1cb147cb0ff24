package dev.quarterdeck.sandbox.world.ecs;

import dev.quarterdeck.sandbox.world.World;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Application Auto Scaling of services: their bounds, the policies of alarms, what was done. */
public final class Scaling {
  private static final int KEPT = 1_000;
  private static final String CALLER =
      "AWSServiceRoleForApplicationAutoScaling_ECSService/AutoScaling-UpdateService";

  private final World world;
  private final Ecs ecs;
  private final Map<String, ScalableTarget> targets = new LinkedHashMap<>();
  private final Map<String, ScalingPolicy> policies = new LinkedHashMap<>();
  private final List<ScalingActivity> activities = new ArrayList<>();

  Scaling(World world, Ecs ecs) {
    this.world = world;
    this.ecs = ecs;
    world.watch().alarms().onAction(this::triggered);
  }

  public Collection<ScalableTarget> targets() {
    return List.copyOf(targets.values());
  }

  public @Nullable ScalableTarget target(String resourceId) {
    return targets.get(resourceId);
  }

  /** Newest first. */
  public List<ScalingActivity> activities() {
    return List.copyOf(activities.reversed());
  }

  /** Puts a service under auto scaling, or changes its bounds; one outside of them is moved. */
  public void register(ScalableTarget t) {
    targets.put(t.resourceId(), t);
    EcsService s = service(t.resourceId());
    if (s != null && s.desired < t.least() && !t.outSuspended()) {
      set(t, s, t.least(), "minimum capacity was set to " + t.least());
    } else if (s != null && s.desired > t.most() && !t.inSuspended()) {
      set(t, s, t.most(), "maximum capacity was set to " + t.most());
    }
  }

  /** Answers whether there was such a target. */
  public boolean deregister(String resourceId) {
    policies.values().removeIf(p -> p.resourceId().equals(resourceId));
    return targets.remove(resourceId) != null;
  }

  public Collection<ScalingPolicy> policies() {
    return List.copyOf(policies.values());
  }

  /** Keeps a step policy for a target under its name; the alarm's action is its ARN. */
  public ScalingPolicy policy(String name, String resourceId, boolean exact, int adjustment) {
    return policy(name, resourceId, "StepScaling", exact, adjustment);
  }

  /** Keeps a policy of another type, which nothing runs. */
  public ScalingPolicy policy(String name, String resourceId, String type) {
    return policy(name, resourceId, type, false, 0);
  }

  private ScalingPolicy policy(
      String name, String resourceId, String type, boolean exact, int adjustment) {
    String path = "ecs/" + resourceId + ":policyName/" + name;
    String arn =
        world
            .account()
            .arn(
                "autoscaling",
                "scalingPolicy:"
                    + new java.util.UUID(
                        world.randomness().bits(path, 0), world.randomness().bits(path, 1))
                    + ":resource/"
                    + path);
    ScalingPolicy p = new ScalingPolicy(arn, name, resourceId, type, exact, adjustment);
    policies.put(arn, p);
    return p;
  }

  /** The service of {@code service/CLUSTER/SERVICE}; null when there is none. */
  public @Nullable EcsService service(String resourceId) {
    String[] path = resourceId.split("/", -1);
    Cluster c = path.length == 3 && path[0].equals("service") ? ecs.cluster(path[1]) : null;
    return c == null ? null : ecs.service(c, path[2]);
  }

  private void triggered(String alarm, String action) {
    ScalingPolicy p = policies.get(action);
    ScalableTarget t = p == null ? null : targets.get(p.resourceId());
    EcsService s = p == null ? null : service(p.resourceId());
    if (p == null || t == null || s == null) {
      return;
    }
    int wanted =
        Math.clamp(
            p.exact() ? p.adjustment() : s.desired + (long) p.adjustment(), t.least(), t.most());
    boolean suspended = wanted > s.desired ? t.outSuspended() : t.inSuspended();
    if (wanted != s.desired && !suspended) {
      set(t, s, wanted, "monitor alarm " + alarm + " in state ALARM triggered policy " + p.name());
    }
  }

  private void set(ScalableTarget t, EcsService s, int desired, String cause) {
    s.desired = desired;
    ecs.scheduler().wake(s);
    activities.add(
        new ScalingActivity(
            world.randomness().uuid("scaling-activity"),
            t.resourceId(),
            "Setting desired count to " + desired + ".",
            cause,
            world.now()));
    if (activities.size() > KEPT) {
      activities.removeFirst();
    }
    world
        .trail()
        .told(
            "ecs.amazonaws.com",
            "UpdateService",
            CALLER,
            Map.of("cluster", s.cluster().name(), "service", s.name(), "desiredCount", desired),
            s.arn());
  }
}
