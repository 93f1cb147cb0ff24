package dev.quarterdeck.sandbox.world.ecs;

import dev.quarterdeck.sandbox.world.World;
import dev.quarterdeck.sandbox.world.balance.TargetGroup;
import dev.quarterdeck.sandbox.world.ecs.EcsTask.Status;
import dev.quarterdeck.sandbox.world.network.Network;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Brings a task up and down through its states, taking the time that Fargate takes. */
public final class TaskLife {
  private static final Duration REMEMBERED = Duration.ofHours(1);
  private static final Pattern EXIT = Pattern.compile("\\bexit ([0-9]{1,3})\\b");
  private final World world;
  private final Ecs ecs;

  TaskLife(World world, Ecs ecs) {
    this.world = world;
    this.ecs = ecs;
  }

  /** ECS spreads a service over the zones of its subnets. */
  private String emptiest(EcsService service, String otherwise) {
    return service.spec.subnets().stream()
        .map(id -> world.network().subnet(id))
        .filter(Objects::nonNull)
        .map(Network.Subnet::zone)
        .distinct()
        .min(
            Comparator.comparingLong(
                zone ->
                    service.tasks.stream()
                        .filter(t -> t.stopped == null && t.zone.equals(zone))
                        .count()))
        .orElse(otherwise);
  }

  EcsTask create(
      Cluster c, TaskDef def, @Nullable EcsService service, @Nullable Deployment deployment) {
    String id = world.randomness().hex("task", 32);
    String arn = world.account().arn("ecs", "task/" + c.name() + "/" + id);
    EcsTask t = new EcsTask(id, arn, c, def, service, deployment, world.now());
    SplittableRandom r = world.randomness().stream("network");
    String anywhere = world.account().region() + (char) ('a' + r.nextInt(3));
    t.zone = service == null ? anywhere : emptiest(service, anywhere);
    do {
      t.privateIp = "10.0." + (16 + r.nextInt(64)) + "." + (4 + r.nextInt(250));
    } while (!ecs.addresses().add(t.privateIp));
    for (ContainerSpec spec : def.containers()) {
      t.containers.add(
          new EcsTask.Run(
              spec,
              world
                  .account()
                  .arn(
                      "ecs",
                      "container/"
                          + c.name()
                          + "/"
                          + id
                          + "/"
                          + world.randomness().uuid("container")),
              id + "-" + world.randomness().digits("container", 10),
              ecs.pull(spec.image())));
    }
    if (service != null && deployment != null) {
      t.group = "service:" + service.name();
      t.startedBy = deployment.id();
      t.executeCommand = service.spec.executeCommand();
      t.launchType = service.spec.launchType();
      service.tasks.add(t);
    } else {
      t.group = "family:" + def.family();
    }
    c.tasks.put(id, t);
    return t;
  }

  /** Starts a task: it is RUNNING, or has failed to start, within half a minute. */
  EcsTask launch(Cluster c, TaskDef def, @Nullable EcsService s, @Nullable Deployment d) {
    EcsTask t = create(c, def, s, d);
    world.after(world.between("task-times", 3, 8), () -> pending(t));
    return t;
  }

  /**
   * Runs a standalone task. A command of its own makes it a job, such as a migration: it ends by
   * itself after some seconds, with the exit code that the command stands for.
   */
  public EcsTask runTask(Cluster c, TaskDef def, List<String> command) {
    EcsTask t = launch(c, def, null, null);
    t.command = List.copyOf(command);
    return t;
  }

  /** {@code exit N} and {@code false} do what they do in a shell; anything else goes well. */
  static int exitCode(List<String> command) {
    Matcher exit = EXIT.matcher(String.join(" ", command));
    return exit.find() ? Integer.parseInt(exit.group(1)) : command.contains("false") ? 1 : 0;
  }

  /** A task that has been running since now; what it cannot resolve it has not got. */
  EcsTask createRunning(EcsService s, Deployment d) {
    EcsTask t = create(s.cluster(), d.definition(), s, d);
    t.pullStarted = world.now();
    t.pullStopped = world.now();
    resolve(t);
    nowRunning(t);
    for (ServiceSpec.Target target : s.spec.targets()) {
      TargetGroup group = ecs.production(target);
      if (group != null) {
        world.balancing().registerHealthy(group, t.privateIp, target.port(), t.zone);
      }
    }
    return t;
  }

  private void resolve(EcsTask t) {
    for (EcsTask.Run run : t.containers) {
      for (ContainerSpec.Reference ref : run.spec.references()) {
        t.hold(
            ref.name(),
            ecs.resolver().resolve(ref.valueFrom(), t.definition().executionRoleArn(), t.id()));
      }
    }
  }

  private void pending(EcsTask t) {
    if (t.status != Status.PROVISIONING) {
      return;
    }
    t.to(Status.PENDING);
    t.pullStarted = world.now();
    world.after(world.between("task-times", 4, 11), () -> start(t));
  }

  private void start(EcsTask t) {
    if (t.status != Status.PENDING) {
      return;
    }
    try {
      resolve(t);
    } catch (StartFailure failure) {
      failStart(t, failure.getMessage());
      return;
    }
    for (EcsTask.Run run : t.containers) {
      if (!ecs.behaviour(run.spec.image()).pullable()) {
        String reason =
            "CannotPullContainerError: pull image manifest has been retried 1 time(s): failed to resolve ref "
                + run.spec.image()
                + ": not found";
        run.reason = reason;
        failStart(t, reason);
        return;
      }
    }
    t.pullStopped = world.now();
    t.to(Status.ACTIVATING);
    world.after(world.between("task-times", 1, 3), () -> activate(t));
  }

  private void failStart(EcsTask t, @Nullable String reason) {
    stop(t, "TaskFailedToStart", reason == null ? "Task failed to start" : reason);
  }

  private void activate(EcsTask t) {
    if (t.status != Status.ACTIVATING) {
      return;
    }
    nowRunning(t);
    for (EcsTask.Run run : t.containers) {
      ImageBehaviour.Crash crash = ecs.behaviour(run.spec.image()).crash();
      Instant since = crash == null ? null : crash.since();
      if (crash != null && (since == null || !t.created().isBefore(since))) {
        world.after(
            world.between("crash", crash.from(), crash.to()),
            () -> exit(t, run, crash.code(), crash.reason()));
      }
    }
    EcsService owner = t.service();
    if (ecs.refuses(t) != null && (owner == null || owner.spec.targets().isEmpty())) {
      EcsTask.Run first = t.containers.getFirst();
      world.after(world.between("crash", 2, 5), () -> exit(t, first, 1, null));
    }
    if (!t.command.isEmpty()) {
      EcsTask.Run first = t.containers.getFirst();
      int code = exitCode(t.command);
      world.after(world.between("job", 8, 25), () -> exit(t, first, code, null));
    }
    EcsService s = t.service();
    if (s != null) {
      ecs.scheduler().started(s, t);
    }
  }

  private void nowRunning(EcsTask t) {
    t.to(Status.RUNNING);
    t.started = world.now();
    for (EcsTask.Run run : t.containers) {
      run.lastStatus = "RUNNING";
    }
    world.watch().logs().attach(t);
    EcsService s = t.service();
    if (s != null) {
      s.count(world.now());
    }
  }

  /** A container ends by itself; an essential one takes the task with it. */
  public void exit(EcsTask t, EcsTask.Run run, int code, @Nullable String reason) {
    if (t.status != Status.RUNNING || !run.lastStatus.equals("RUNNING")) {
      return;
    }
    run.lastStatus = "STOPPED";
    run.exitCode = code;
    run.reason = reason;
    if (run.spec.essential()) {
      stop(t, "EssentialContainerExited", "Essential container in task exited");
    }
  }

  /** Takes a task down, whatever state it is in; a second call changes nothing. */
  public void stop(EcsTask t, String code, String reason) {
    if (!t.wanted) {
      return;
    }
    t.wanted = false;
    t.stopCode = code;
    t.stoppedReason = reason;
    t.stopping = world.now();
    boolean ran = t.status == Status.RUNNING;
    boolean gone = t.containers.stream().anyMatch(r -> r.lastStatus.equals("STOPPED"));
    EcsService s = t.service();
    Duration drain = Duration.ZERO;
    if (ran && s != null) {
      drain = ecs.scheduler().drain(s, t);
    }
    t.to(ran ? Status.DEACTIVATING : Status.DEPROVISIONING);
    if (s != null) {
      s.count(world.now());
      ecs.scheduler().stopped(s, t, ran);
    }
    if (!ran) {
      world.after(world.between("task-times", 2, 6), () -> end(t));
      return;
    }
    world.after(gone ? Duration.ofMillis(500) : drain.plusMillis(500), () -> t.to(Status.STOPPING));
    Duration killed = gone ? Duration.ofSeconds(1) : drain.plus(world.between("task-times", 1, 4));
    world.after(killed, () -> deprovision(t));
  }

  private void deprovision(EcsTask t) {
    t.to(Status.DEPROVISIONING);
    t.executionStopped = world.now();
    for (EcsTask.Run run : t.containers) {
      if (!run.lastStatus.equals("STOPPED")) {
        run.lastStatus = "STOPPED";
        run.exitCode = 0;
      }
    }
    world.after(world.between("task-times", 4, 10), () -> end(t));
  }

  private void end(EcsTask t) {
    t.to(Status.STOPPED);
    t.stopped = world.now();
    t.containers.forEach(r -> r.lastStatus = "STOPPED");
    EcsService s = t.service();
    if (s != null) {
      s.tasks.remove(t);
      ecs.scheduler().gone(s);
    }
    ecs.addresses().remove(t.privateIp);
    world.after(REMEMBERED, () -> t.cluster().tasks.remove(t.id()));
  }
}
