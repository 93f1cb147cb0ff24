package dev.quarterdeck.services;

import dev.quarterdeck.kernel.Deadline;
import dev.quarterdeck.kernel.Gather;
import dev.quarterdeck.kernel.Listing;
import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Snapshot;
import dev.quarterdeck.kernel.Unknown;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/** Reads the whole fleet, clusters side by side; what could not be read is named, never dropped. */
public final class FleetReader {
  /** What to read beside clusters and services. */
  public enum Part {
    TASKS,
    /** Those of about the last hour. */
    STOPPED_TASKS,
    TASK_DEFINITIONS
  }

  private final Ecs ecs;
  private final InstantSource clock;

  public FleetReader(Ecs ecs, InstantSource clock) {
    this.ecs = ecs;
    this.clock = clock;
  }

  /** Fails only when the clusters themselves cannot be listed. */
  public Outcome<Snapshot<FleetView>> read(Deadline deadline, Set<Part> parts) {
    return read(deadline, parts, cluster -> true);
  }

  /** The same for the clusters that pass. */
  public Outcome<Snapshot<FleetView>> read(
      Deadline deadline, Set<Part> parts, Predicate<Cluster> wanted) {
    return ecs.clusters().map(clusters -> read(deadline, parts, clusters, wanted));
  }

  private Snapshot<FleetView> read(
      Deadline deadline, Set<Part> parts, Listing<Cluster> listed, Predicate<Cluster> wanted) {
    var asOf = clock.instant();
    List<Unknown> unknowns = new ArrayList<>(listed.unknowns());
    List<Cluster> clusters = listed.items().stream().filter(wanted).toList();
    List<Service> services =
        perCluster(deadline, clusters, "the services of cluster ", ecs::services, unknowns);
    List<Task> tasks =
        parts.contains(Part.TASKS)
            ? perCluster(deadline, clusters, "the tasks of cluster ", ecs::runningTasks, unknowns)
            : List.of();
    List<Task> stopped =
        parts.contains(Part.STOPPED_TASKS)
            ? perCluster(
                deadline, clusters, "the stopped tasks of cluster ", ecs::stoppedTasks, unknowns)
            : List.of();
    Map<String, TaskDefinition> definitions =
        parts.contains(Part.TASK_DEFINITIONS)
            ? definitions(deadline, services, tasks, unknowns)
            : Map.of();
    return new Snapshot<>(new FleetView(clusters, services, tasks, stopped, definitions), asOf, unknowns);
  }

  private static <T> List<T> perCluster(
      Deadline deadline,
      List<Cluster> clusters,
      String what,
      Function<String, Outcome<Listing<T>>> read,
      List<Unknown> unknowns) {
    List<String> names = clusters.stream().map(Cluster::name).toList();
    List<Outcome<Listing<T>>> answers =
        Gather.each(deadline, names, name -> what + name, read);
    List<T> all = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      all.addAll(take(what + names.get(i), answers.get(i), unknowns));
    }
    return all;
  }

  private Map<String, TaskDefinition> definitions(
      Deadline deadline, List<Service> services, List<Task> tasks, List<Unknown> unknowns) {
    Set<String> arns = new LinkedHashSet<>();
    services.forEach(
        s -> {
          arns.add(s.taskDefinition());
          s.deployments().forEach(d -> arns.add(d.taskDefinition()));
        });
    tasks.forEach(t -> arns.add(t.taskDefinition()));
    List<String> wanted = List.copyOf(arns);
    Map<String, TaskDefinition> found = new HashMap<>();
    List<Outcome<TaskDefinition>> answers =
        Gather.each(deadline, wanted, FleetReader::shortName, ecs::taskDefinition);
    for (int i = 0; i < wanted.size(); i++) {
      switch (answers.get(i)) {
        case Outcome.Done<TaskDefinition>(TaskDefinition d) -> found.put(wanted.get(i), d);
        case Outcome.Failed<TaskDefinition>(var problem) ->
            unknowns.add(Unknown.of("task definition " + shortName(wanted.get(i)), problem));
      }
    }
    return found;
  }

  private static <T> List<T> take(
      String name, Outcome<Listing<T>> answer, List<Unknown> unknowns) {
    return switch (answer) {
      case Outcome.Done<Listing<T>>(Listing<T> listing) -> {
        unknowns.addAll(listing.unknowns());
        yield listing.items();
      }
      case Outcome.Failed<Listing<T>>(var problem) -> {
        unknowns.add(Unknown.of(name, problem));
        yield List.of();
      }
    };
  }

  /** {@code family:revision} of a task definition's ARN, or what stands behind the last slash. */
  public static String shortName(String arn) {
    return arn.substring(arn.lastIndexOf('/') + 1);
  }
}
