package dev.quarterdeck.app;

import dev.quarterdeck.health.TargetHealth;
import dev.quarterdeck.kernel.Deadline;
import dev.quarterdeck.kernel.Listing;
import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Pause;
import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.kernel.Snapshot;
import dev.quarterdeck.kernel.Unknown;
import dev.quarterdeck.screen.services.ServiceDesk;
import dev.quarterdeck.secrets.Promotions;
import dev.quarterdeck.secrets.RevisionSecrets;
import dev.quarterdeck.secrets.TaskVariables;
import dev.quarterdeck.services.FleetReader;
import dev.quarterdeck.services.FleetView;
import dev.quarterdeck.services.Service;
import dev.quarterdeck.services.ServiceReader;
import dev.quarterdeck.services.Task;
import dev.quarterdeck.services.TaskDefinition;
import dev.quarterdeck.services.deploy.DeploymentWatch;
import dev.quarterdeck.services.deploy.Rollbacks;
import dev.quarterdeck.services.deploy.ServiceUpdates;
import dev.quarterdeck.services.deploy.TaskActions;
import dev.quarterdeck.services.deploy.TaskWatch;
import dev.quarterdeck.services.taskdef.TaskDefinitionReader;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.function.Supplier;

/** What is done to services and tasks in one session; changes are run by its {@code changes}. */
public final class Operations implements ServiceDesk {
  private final Ports ports;
  private final FleetReader fleet;
  private final ServiceReader services;
  private final Pause pause;
  private final InstantSource clock;
  private final Promotions promotions;
  private final Supplier<Deadline> deadline;

  Operations(
      Ports ports,
      FleetReader fleet,
      ServiceReader services,
      Pause pause,
      InstantSource clock,
      Promotions promotions,
      Supplier<Deadline> deadline) {
    this.ports = ports;
    this.fleet = fleet;
    this.services = services;
    this.pause = pause;
    this.clock = clock;
    this.promotions = promotions;
    this.deadline = deadline;
  }

  @Override
  public Outcome<Snapshot<FleetView>> fleet() {
    return fleet.read(deadline.get(), EnumSet.noneOf(FleetReader.Part.class));
  }

  @Override
  public Outcome<Service> find(String ref) {
    return services.find(deadline.get(), ref);
  }

  @Override
  public Outcome<Task> task(String cluster, String id) {
    return tasks().find(deadline.get(), cluster + "/" + id);
  }

  @Override
  public Outcome<TaskDefinition> definition(String arn) {
    return ports.ecs().taskDefinition(arn);
  }

  @Override
  public Listing<TaskVariables.Held> held(Task task, TaskDefinition definition) {
    return new TaskVariables(ports.secrets(), promotions, deadline).of(task, definition);
  }

  @Override
  public Listing<TargetHealth> targets(Service service) {
    List<TargetHealth> targets = new ArrayList<>();
    List<Unknown> unknowns = new ArrayList<>();
    for (String group : service.targetGroups()) {
      switch (ports.loadBalancers().targetHealth(group)) {
        case Outcome.Done<List<TargetHealth>>(List<TargetHealth> found) -> targets.addAll(found);
        case Outcome.Failed<List<TargetHealth>>(Problem p) ->
            unknowns.add(Unknown.of("targets of " + service.ref(), p));
      }
    }
    return new Listing<>(targets, unknowns);
  }

  /** Deployments and scalings of services. */
  @Override
  public ServiceUpdates updates() {
    return new ServiceUpdates(
        ports.ecs(), ports.ecsEditor(), ports.taskDefinitions(), ports.autoscaling());
  }

  /** What ran well before, and the way back to it. */
  @Override
  public Rollbacks rollbacks() {
    return new Rollbacks(
        ports.ecs(),
        ports.serviceHistory(),
        updates(),
        new RevisionSecrets(ports.secrets(), deadline));
  }

  /** Stops of tasks and deployments, one-off tasks and sessions. */
  @Override
  public TaskActions tasks() {
    return new TaskActions(ports.ecs(), ports.ecsEditor(), ports.serviceHistory(), fleet);
  }

  /** Follows deployments to their own end, in this session's time. */
  @Override
  public DeploymentWatch deploymentWatch() {
    return new DeploymentWatch(ports.ecs(), pause, clock);
  }

  /** Follows tasks to their end, in this session's time. */
  @Override
  public TaskWatch taskWatch() {
    return new TaskWatch(ports.ecs(), ports.taskOutput(), pause, clock);
  }

  /** Task definitions: what is in them, what differs, where each is in use. */
  @Override
  public TaskDefinitionReader taskDefinitions() {
    return new TaskDefinitionReader(ports.taskDefinitions(), services, fleet);
  }
}
