package dev.quarterdeck.services;

import dev.quarterdeck.kernel.Listing;
import dev.quarterdeck.kernel.Outcome;
import java.time.Duration;
import java.util.List;

/** Port: what the console reads from ECS. Every list pages to its end or says what is missing. */
public interface Ecs {
  /** For how long after they stopped tasks are of use, where they are remembered. */
  Duration REMEMBERED = Duration.ofDays(1);

  /** Equivalent to {@code aws ecs list-clusters} and {@code describe-clusters}. */
  Outcome<Listing<Cluster>> clusters();

  /** Equivalent to {@code aws ecs list-services} and {@code describe-services --include TAGS}. */
  Outcome<Listing<Service>> services(String cluster);

  /**
   * Named services of a cluster; a missing one is an unknown. {@code aws ecs describe-services}.
   */
  Outcome<Listing<Service>> services(String cluster, List<String> names);

  /**
   * Every task that should run in the cluster: {@code aws ecs list-tasks}, {@code describe-tasks}.
   */
  Outcome<Listing<Task>> runningTasks(String cluster);

  /** The tasks of one service that should run. */
  Outcome<Listing<Task>> runningTasks(String cluster, String service);

  /**
   * The cluster's tasks that stopped within about the last hour, and older ones, which ECS has
   * forgotten, as far as this console saw them stopped. {@code aws ecs list-tasks --desired-status
   * STOPPED}, {@code describe-tasks}.
   */
  Outcome<Listing<Task>> stoppedTasks(String cluster);

  /** The same for one service. */
  Outcome<Listing<Task>> stoppedTasks(String cluster, String service);

  /**
   * Named tasks of a cluster, by id or ARN, as long as ECS remembers them; a missing one is left
   * out: {@code aws ecs describe-tasks}.
   */
  Outcome<Listing<Task>> tasks(String cluster, List<String> ids);

  /** Equivalent to {@code aws ecs describe-task-definition}; answered from the disk when known. */
  Outcome<TaskDefinition> taskDefinition(String arn);

  /**
   * A family's newest ACTIVE revision, never from the disk. {@code aws ecs describe-task-definition
   * --task-definition FAMILY}.
   */
  Outcome<TaskDefinition> newestRevision(String family);
}
