package dev.quarterdeck.screen.services;

import dev.quarterdeck.health.TargetHealth;
import dev.quarterdeck.kernel.Listing;
import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Snapshot;
import dev.quarterdeck.secrets.TaskVariables;
import dev.quarterdeck.services.FleetView;
import dev.quarterdeck.services.Service;
import dev.quarterdeck.services.Task;
import dev.quarterdeck.services.TaskDefinition;
import dev.quarterdeck.services.deploy.DeploymentWatch;
import dev.quarterdeck.services.deploy.Rollbacks;
import dev.quarterdeck.services.deploy.ServiceUpdates;
import dev.quarterdeck.services.deploy.TaskActions;
import dev.quarterdeck.services.deploy.TaskWatch;
import dev.quarterdeck.services.taskdef.TaskDefinitionReader;

/** What screens reach services and tasks through; each read within the session's time limit. */
public interface ServiceDesk {
  /** Clusters and services with their deployments. */
  Outcome<Snapshot<FleetView>> fleet();

  /** By {@code cluster/name}. */
  Outcome<Service> find(String ref);

  /** One task as long as ECS remembers it; {@code id} is its id or its beginning. */
  Outcome<Task> task(String cluster, String id);

  /** A revision by its ARN. */
  Outcome<TaskDefinition> definition(String arn);

  /** What a task was given of secrets, and whether that is current. */
  Listing<TaskVariables.Held> held(Task task, TaskDefinition definition);

  /** The service's targets over all of its target groups. */
  Listing<TargetHealth> targets(Service service);

  ServiceUpdates updates();

  Rollbacks rollbacks();

  TaskActions tasks();

  DeploymentWatch deploymentWatch();

  TaskWatch taskWatch();

  TaskDefinitionReader taskDefinitions();
}
