package dev.quarterdeck.app;

import dev.quarterdeck.kernel.Deadline;
import dev.quarterdeck.kernel.Pause;
import dev.quarterdeck.secrets.RevisionSecrets;
import dev.quarterdeck.services.FleetReader;
import dev.quarterdeck.services.ServiceReader;
import dev.quarterdeck.services.deploy.DeploymentWatch;
import dev.quarterdeck.services.deploy.Rollbacks;
import dev.quarterdeck.services.deploy.ServiceUpdates;
import dev.quarterdeck.services.deploy.TaskActions;
import dev.quarterdeck.services.deploy.TaskWatch;
import dev.quarterdeck.services.taskdef.TaskDefinitionReader;
import java.time.InstantSource;
import java.util.function.Supplier;

/** What is done to services and tasks in one session; changes are run by its {@code changes}. */
public final class Operations {
  private final Ports ports;
  private final FleetReader fleet;
  private final ServiceReader services;
  private final Pause pause;
  private final InstantSource clock;
  private final Supplier<Deadline> deadline;

  Operations(
      Ports ports,
      FleetReader fleet,
      ServiceReader services,
      Pause pause,
      InstantSource clock,
      Supplier<Deadline> deadline) {
    this.ports = ports;
    this.fleet = fleet;
    this.services = services;
    this.pause = pause;
    this.clock = clock;
    this.deadline = deadline;
  }

  /** Deployments and scalings of services. */
  public ServiceUpdates updates() {
    return new ServiceUpdates(
        ports.ecs(), ports.ecsEditor(), ports.taskDefinitions(), ports.autoscaling());
  }

  /** What ran well before, and the way back to it. */
  public Rollbacks rollbacks() {
    return new Rollbacks(
        ports.ecs(),
        ports.serviceHistory(),
        updates(),
        new RevisionSecrets(ports.secrets(), deadline));
  }

  /** Stops of tasks and deployments, one-off tasks and sessions. */
  public TaskActions tasks() {
    return new TaskActions(ports.ecs(), ports.ecsEditor(), ports.serviceHistory(), fleet);
  }

  /** Follows deployments to their own end, in this session's time. */
  public DeploymentWatch deploymentWatch() {
    return new DeploymentWatch(ports.ecs(), pause, clock);
  }

  /** Follows tasks to their end, in this session's time. */
  public TaskWatch taskWatch() {
    return new TaskWatch(ports.ecs(), ports.taskOutput(), pause, clock);
  }

  /** Task definitions: what is in them, what differs, where each is in use. */
  public TaskDefinitionReader taskDefinitions() {
    return new TaskDefinitionReader(ports.taskDefinitions(), services, fleet);
  }
}
