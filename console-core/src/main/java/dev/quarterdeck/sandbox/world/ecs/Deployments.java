package dev.quarterdeck.sandbox.world.ecs;

import dev.quarterdeck.sandbox.world.World;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Starts, completes, fails and rolls back deployments of services. */
public final class Deployments {
  private final World world;
  private final Ecs ecs;

  Deployments(World world, Ecs ecs) {
    this.world = world;
    this.ecs = ecs;
  }

  /** A new PRIMARY deployment; the one before becomes ACTIVE until it has no tasks left. */
  public Deployment start(EcsService s, TaskDef def) {
    Deployment d = open(s, def);
    s.failuresInRow = 0;
    s.complained = false;
    s.startAllowed = world.now();
    ecs.scheduler().wake(s);
    return d;
  }

  /** A deployment that is complete, with its tasks running. */
  Deployment startSteady(EcsService s, TaskDef def) {
    Deployment d = open(s, def);
    for (int i = 0; i < s.desired; i++) {
      ecs.life().createRunning(s, d);
    }
    d.everRunning = true;
    complete(s, d);
    s.steady = true;
    ecs.say(s, "(service " + s.name() + ") has reached a steady state.");
    return d;
  }

  private Deployment open(EcsService s, TaskDef def) {
    List<ServiceRevision> sources = new ArrayList<>();
    for (Deployment old : s.deployments) {
      if (s.running(old) + s.pending(old) > 0) {
        sources.add(old.revision());
      }
      if (old.status.equals("PRIMARY")) {
        supersede(old);
      }
      old.status = "ACTIVE";
      old.updated = world.now();
    }
    String path = s.cluster().name() + "/" + s.name() + "/";
    ServiceRevision revision =
        new ServiceRevision(
            world
                .account()
                .arn(
                    "ecs",
                    "service-revision/" + path + world.randomness().digits("service-revision", 19)),
            def,
            s.spec,
            world.now());
    s.revisions.add(revision);
    Deployment d =
        new Deployment(
            "ecs-svc/" + world.randomness().digits("deployment", 19), def, revision, world.now());
    ServiceDeployment record =
        new ServiceDeployment(
            world
                .account()
                .arn(
                    "ecs",
                    "service-deployment/"
                        + path
                        + world.randomness().alphanumeric("service-deployment", 21)),
            sources,
            revision,
            world.now());
    record.started = world.now();
    record.breakerThreshold = threshold(s.desired);
    record.breakerStatus = s.spec.breaker() ? "MONITORING" : "DISABLED";
    d.record = record;
    s.record(record);
    s.deployments.addFirst(d);
    s.steady = false;
    return d;
  }

  private void supersede(Deployment old) {
    ServiceDeployment r = old.record;
    if (r != null && old.inProgress() && r.finished == null) {
      r.stopped = world.now();
      r.end(
          "STOPPED",
          "The service deployment was superseded by a newer service deployment.",
          world.now());
    }
  }

  /** Half the desired count, but at least 3 and at most 200. */
  static int threshold(int desired) {
    return Math.clamp((int) Math.ceil(desired * 0.5), 3, 200);
  }

  void complete(EcsService s, Deployment d) {
    d.rolloutState = "COMPLETED";
    d.rolloutReason = "ECS deployment " + d.id() + " completed.";
    d.updated = world.now();
    d.failedTasks = 0;
    ServiceDeployment r = d.record;
    if (r != null && r.finished == null) {
      r.breakerStatus = s.spec.breaker() ? "MONITORING_COMPLETE" : "DISABLED";
      r.end("SUCCESSFUL", null, world.now());
    }
    for (ServiceDeployment other : s.records()) {
      if (other.status.equals("ROLLBACK_IN_PROGRESS")) {
        other.end("ROLLBACK_SUCCESSFUL", other.rollbackReason, world.now());
      }
    }
    ecs.say(s, "(service " + s.name() + ") (deployment " + d.id() + ") deployment completed.");
  }

  /** A task of the deployment failed; trips the circuit breaker at its threshold. */
  void taskFailed(EcsService s, Deployment d, String what) {
    if (!d.inProgress()) {
      return;
    }
    d.failedTasks++;
    d.updated = world.now();
    ServiceDeployment r = d.record;
    if (r == null) {
      return;
    }
    r.failures = d.failedTasks;
    r.updated = world.now();
    if (s.spec.breaker() && d == s.primary() && d.failedTasks >= r.breakerThreshold) {
      r.breakerStatus = "TRIGGERED";
      fail(s, d, "ECS deployment circuit breaker: " + what + ".");
      ecs.say(
          s,
          "(service "
              + s.name()
              + ") (deployment "
              + d.id()
              + ") deployment failed: "
              + what
              + ".");
      if (s.spec.rollback()) {
        rollBack(
            s,
            d,
            "Service deployment rolled back because of circuit breaker threshold was exceeded.");
      } else {
        r.end(
            "STOPPED",
            "Service deployment failed because the circuit breaker threshold was exceeded.",
            world.now());
      }
    }
  }

  private void fail(EcsService s, Deployment d, String reason) {
    d.rolloutState = "FAILED";
    d.rolloutReason = reason;
    d.updated = world.now();
    s.steady = false;
  }

  /** Stops a deployment on request, with or without going back; answers false when it is over. */
  public boolean stop(EcsService s, ServiceDeployment record, boolean rollBack) {
    Deployment d = s.primary();
    if (d.record != record || !d.inProgress()) {
      return false;
    }
    record.stopped = world.now();
    fail(s, d, "ECS deployment " + d.id() + " stopped.");
    ecs.say(s, "(service " + s.name() + ") (deployment " + d.id() + ") deployment stopped.");
    if (rollBack) {
      rollBack(s, d, "Service deployment rolled back because of a manual stop.");
    } else {
      record.end("STOPPED", "Service deployment was stopped.", world.now());
    }
    ecs.scheduler().wake(s);
    return true;
  }

  /**
   * Makes the last completed deployment PRIMARY again: its task definition, whatever its secrets
   * hold now.
   */
  private void rollBack(EcsService s, Deployment bad, String why) {
    Deployment good = lastGood(s, bad);
    ServiceDeployment r = bad.record;
    if (good == null) {
      if (r != null) {
        r.end("ROLLBACK_FAILED", "There is no completed deployment to roll back to.", world.now());
      }
      return;
    }
    bad.status = "ACTIVE";
    s.deployments.remove(good);
    s.deployments.addFirst(good);
    good.status = "PRIMARY";
    good.rolloutState = "IN_PROGRESS";
    good.rolloutReason =
        "ECS deployment circuit breaker: rolling back to deploymentId " + good.id() + ".";
    good.updated = world.now();
    s.spec = good.revision().spec();
    s.startAllowed = world.now();
    s.failuresInRow = 0;
    if (r != null) {
      r.status = "ROLLBACK_IN_PROGRESS";
      r.rolledBackTo = good.revision();
      r.rollbackReason = why;
      r.rollbackStarted = world.now();
      r.updated = world.now();
    }
    ecs.say(s, "(service " + s.name() + ") rolling back to deployment " + good.id() + ".");
    ecs.scheduler().wake(s);
  }

  private static @Nullable Deployment lastGood(EcsService s, Deployment bad) {
    for (Deployment d : s.deployments) {
      if (d != bad && d.rolloutState.equals("COMPLETED")) {
        return d;
      }
    }
    return null;
  }

  /** Older deployments without tasks are over. */
  void forget(EcsService s) {
    s.deployments.removeIf(
        d -> {
          boolean over =
              d.status.equals("ACTIVE")
                  && s.tasks.stream().noneMatch(t -> t.deployment() == d && t.wanted)
                  && !s.primary().inProgress();
          if (over) {
            d.status = "INACTIVE";
          }
          return over;
        });
  }
}
