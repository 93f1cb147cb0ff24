package dev.quarterdeck.services;

import dev.quarterdeck.kernel.Unknown;
import java.util.List;
import java.util.Map;

/**
 * One reading of everything that runs: clusters, services, tasks that should run, tasks that
 * stopped lately, and every task definition that a live deployment or task uses, by ARN. Parts that
 * were not asked for are empty.
 *
 * @param runningMissing what of the tasks that should run could not be read, by the cluster's name
 * @param stoppedMissing what of the stopped tasks could not be read, by the cluster's name
 */
public record FleetView(
    List<Cluster> clusters,
    List<Service> services,
    List<Task> tasks,
    List<Task> stoppedTasks,
    Map<String, List<Unknown>> runningMissing,
    Map<String, List<Unknown>> stoppedMissing,
    Map<String, TaskDefinition> taskDefinitions) {

  /** Tasks that should run, and those that were told to stop and still do. */
  public List<Task> stillRunning() {
    return FleetReader.stillRunning(tasks, stoppedTasks);
  }
}
