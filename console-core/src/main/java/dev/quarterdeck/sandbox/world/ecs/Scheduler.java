package dev.quarterdeck.sandbox.world.ecs;

import dev.quarterdeck.sandbox.world.World;
import dev.quarterdeck.sandbox.world.balance.Target;
import dev.quarterdeck.sandbox.world.balance.TargetGroup;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The service scheduler: keeps as many tasks as desired within the deployment's bounds. It acts
 * only when something happened; a steady service costs no events.
 */
public final class Scheduler {
  private static final int COMPLAIN_AFTER = 3;
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(15);
  private static final Duration PROVEN = Duration.ofMinutes(5);
  private final World world;
  private final Ecs ecs;

  Scheduler(World world, Ecs ecs) {
    this.world = world;
    this.ecs = ecs;
  }

  /** Looks at the service in a moment. */
  public void wake(EcsService s) {
    wake(s, Duration.ofMillis(800));
  }

  private void wake(EcsService s, Duration in) {
    Instant at = world.now().plus(in);
    if (s.wakeAt == null || at.isBefore(s.wakeAt)) {
      s.wakeAt = at;
      world.at(
          at,
          () -> {
            if (at.equals(s.wakeAt)) {
              s.wakeAt = null;
              reconcile(s);
            }
          });
    }
  }

  private void reconcile(EcsService s) {
    if (s.deployments.isEmpty()) {
      return;
    }
    int desired = s.active() ? s.desired : 0;
    Deployment primary = s.primary();
    List<EcsTask> fresh = live(s, primary, true);
    List<EcsTask> old = live(s, primary, false);
    int least = (int) Math.ceil(desired * s.spec.minimumHealthyPercent() / 100.0);
    int most = Math.max(desired * s.spec.maximumPercent() / 100, 1);
    stopSurplus(s, fresh, desired, primary);
    stopOld(s, old, fresh, desired, least, primary);
    fresh = live(s, primary, true);
    old = live(s, primary, false);
    boolean failed = primary.rolloutState.equals("FAILED");
    int room =
        Math.min(
            desired - fresh.size(), most - fresh.size() - old.size() - draining(s, most, desired));
    if (room > 0 && s.active() && !failed) {
      start(s, primary, room);
    }
    settle(s, primary, desired);
  }

  /** With a maximum of 100 % a task that is still stopping takes the place of its successor. */
  private static int draining(EcsService s, int most, int desired) {
    return most > desired
        ? 0
        : (int)
            s.tasks.stream()
                .filter(t -> !t.wanted && t.status.compareTo(EcsTask.Status.DEPROVISIONING) < 0)
                .count();
  }

  private void start(EcsService s, Deployment primary, int count) {
    if (world.now().isBefore(s.startAllowed)) {
      wake(s, Duration.between(world.now(), s.startAllowed));
      return;
    }
    List<EcsTask> started = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      started.add(ecs.life().launch(s.cluster(), primary.definition(), s, primary));
    }
    ecs.say(
        s, "(service " + s.name() + ") has started " + count + " tasks: " + names(started) + ".");
  }

  private void stopSurplus(EcsService s, List<EcsTask> fresh, int desired, Deployment primary) {
    List<EcsTask> victims = fresh.subList(0, Math.max(0, fresh.size() - desired));
    stop(s, victims, "Scaling activity initiated by (deployment " + primary.id() + ")");
  }

  private void stopOld(
      EcsService s,
      List<EcsTask> old,
      List<EcsTask> fresh,
      int desired,
      int least,
      Deployment primary) {
    long serving = fresh.stream().filter(t -> serves(s, t)).count();
    List<EcsTask> victims = new ArrayList<>();
    List<EcsTask> good = new ArrayList<>();
    for (EcsTask t : old) {
      (serves(s, t) ? good : victims).add(t);
    }
    // What does not serve may go at once; of the rest, as many as the minimum leaves over.
    long keep = Math.max(0, Math.min(desired, least) - serving);
    if (s.spec.minimumHealthyPercent() >= 100) {
      keep = Math.max(0, desired - serving);
    }
    for (int i = 0; i < good.size() - keep; i++) {
      victims.add(good.get(i));
    }
    stop(s, victims, "Scaling activity initiated by (deployment " + primary.id() + ")");
  }

  private void stop(EcsService s, List<EcsTask> victims, String reason) {
    List<EcsTask> copy = List.copyOf(victims);
    if (copy.isEmpty()) {
      return;
    }
    s.steady = false;
    copy.forEach(t -> ecs.life().stop(t, "ServiceSchedulerInitiated", reason));
    ecs.say(
        s,
        "(service "
            + s.name()
            + ") has stopped "
            + copy.size()
            + " running tasks: "
            + names(copy)
            + ".");
  }

  private void settle(EcsService s, Deployment primary, int desired) {
    long serving = live(s, primary, true).stream().filter(t -> serves(s, t)).count();
    boolean done = serving == desired && live(s, primary, false).isEmpty();
    if (!done) {
      s.steady = false;
      return;
    }
    if (primary.inProgress()) {
      ecs.deployments().complete(s, primary);
    }
    ecs.deployments().forget(s);
    if (!s.steady) {
      s.steady = true;
      ecs.say(s, "(service " + s.name() + ") has reached a steady state.");
    }
  }

  private static List<EcsTask> live(EcsService s, Deployment primary, boolean ofPrimary) {
    return s.tasks.stream()
        .filter(t -> t.live() && (t.deployment() == primary) == ofPrimary)
        .collect(Collectors.toCollection(ArrayList::new));
  }

  private boolean serves(EcsService s, EcsTask t) {
    if (!t.running()) {
      return false;
    }
    for (ServiceSpec.Target spec : s.spec.targets()) {
      TargetGroup group = ecs.groupWith(spec, t);
      Target target = group == null ? null : group.target(t.privateIp, spec.port());
      if (target != null && !target.healthy() && !target.state.equals("unused")) {
        return false;
      }
    }
    return true;
  }

  /** A task came up: registers its targets. */
  void started(EcsService s, EcsTask t) {
    Deployment d = t.deployment();
    if (d != null) {
      d.everRunning = true;
    }
    for (ServiceSpec.Target spec : s.spec.targets()) {
      TargetGroup group = ecs.production(spec);
      if (group != null) {
        int code =
            t.containers.stream()
                .filter(r -> r.spec.name().equals(spec.container()))
                .mapToInt(r -> ecs.behaviour(r.spec.image()).healthCode())
                .map(healthy -> ecs.refuses(t) == null ? healthy : 503)
                .findFirst()
                .orElse(200);
        world.balancing().register(group, t.privateIp, spec.port(), t.zone, code);
        ecs.say(
            s,
            "(service "
                + s.name()
                + ") registered 1 targets in (target-group "
                + group.arn()
                + ")");
      }
    }
    Instant up = world.now();
    world.after(
        PROVEN,
        () -> {
          if (t.running() && up.equals(t.started)) {
            s.failuresInRow = 0;
            s.complained = false;
          }
        });
    wake(s);
  }

  /** Takes the task's targets out; answers how long their connections drain. */
  Duration drain(EcsService s, EcsTask t) {
    Duration longest = Duration.ZERO;
    for (ServiceSpec.Target spec : s.spec.targets()) {
      TargetGroup group = ecs.groupWith(spec, t);
      if (group != null) {
        world.balancing().deregister(group, t.privateIp, spec.port());
        ecs.say(
            s,
            "(service "
                + s.name()
                + ") deregistered 1 targets in (target-group "
                + group.arn()
                + ")");
        Duration delay =
            Duration.ofSeconds(
                Integer.parseInt(
                    group.attributes.getOrDefault("deregistration_delay.timeout_seconds", "300")));
        longest = delay.compareTo(longest) > 0 ? delay : longest;
      }
    }
    return longest;
  }

  /** A task was told to stop, or ended by itself. */
  void stopped(EcsService s, EcsTask t, boolean ran) {
    Deployment d = t.deployment();
    String code = t.stopCode == null ? "" : t.stopCode;
    boolean byItself = code.equals("TaskFailedToStart") || code.equals("EssentialContainerExited");
    if (d != null && !ran && code.equals("TaskFailedToStart")) {
      ecs.deployments().taskFailed(s, d, "tasks failed to start");
    }
    Instant started = t.started;
    if (byItself && (started == null || started.plus(PROVEN).isAfter(world.now()))) {
      delay(s);
    }
    wake(s);
  }

  /** Starts wait longer after each failure in a row, and the service says so. */
  private void delay(EcsService s) {
    s.failuresInRow++;
    long seconds =
        s.failuresInRow < COMPLAIN_AFTER
            ? 10
            : 20L << Math.min(6, s.failuresInRow - COMPLAIN_AFTER);
    Duration wait = Duration.ofSeconds(Math.min(seconds, LONGEST_WAIT.toSeconds()));
    Instant allowed = world.now().plus(wait);
    if (allowed.isAfter(s.startAllowed)) {
      s.startAllowed = allowed;
    }
    if (s.failuresInRow >= COMPLAIN_AFTER && !s.complained) {
      s.complained = true;
      ecs.say(
          s,
          "(service "
              + s.name()
              + ") is unable to consistently start tasks successfully. For more information, see the Troubleshooting section of the Amazon ECS Developer Guide.");
    }
  }

  /** A task is STOPPED and no longer counts. */
  void gone(EcsService s) {
    if (!s.active() && s.tasks.isEmpty()) {
      s.status = "INACTIVE";
      s.deployments.clear();
      return;
    }
    wake(s);
  }

  /** A load balancer found a target healthy or not. */
  void targetChanged(TargetGroup group, Target target) {
    for (Cluster c : ecs.clusters()) {
      for (EcsTask t : c.tasks()) {
        EcsService s = t.service();
        if (s != null
            && t.wanted
            && t.privateIp.equals(target.id())
            && t.running()
            && uses(s, group, target)) {
          if (target.healthy()) {
            wake(s);
          } else {
            unhealthy(s, t, group, target);
          }
          return;
        }
      }
    }
  }

  private static boolean uses(EcsService s, TargetGroup group, Target target) {
    return s.spec.targets().stream()
        .anyMatch(
            x ->
                (group.arn().equals(x.targetGroupArn()) || group.arn().equals(x.alternate()))
                    && x.port() == target.port());
  }

  private void unhealthy(EcsService s, EcsTask t, TargetGroup group, Target target) {
    Instant started = t.started;
    Instant judged = (started == null ? world.now() : started).plusSeconds(s.spec.gracePeriod());
    ecs.say(
        s,
        "(service "
            + s.name()
            + ") (port "
            + target.port()
            + ") is unhealthy in (target-group "
            + group.arn()
            + ") due to (reason "
            + target.description
            + ").");
    world.at(
        judged,
        () -> {
          if (t.wanted && t.running() && !target.healthy()) {
            Deployment d = t.deployment();
            ecs.life()
                .stop(
                    t,
                    "ServiceSchedulerInitiated",
                    "Task failed ELB health checks in (target-group " + group.arn() + ")");
            ecs.say(
                s,
                "(service " + s.name() + ") has stopped 1 running tasks: (task " + t.id() + ").");
            delay(s);
            if (d != null) {
              ecs.deployments().taskFailed(s, d, "tasks failed ELB health checks");
            }
          }
        });
  }

  private static String names(List<EcsTask> tasks) {
    return tasks.stream().map(t -> "(task " + t.id() + ")").collect(Collectors.joining(" "));
  }
}
