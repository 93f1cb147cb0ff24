package dev.quarterdeck.services.taskdef;

import dev.quarterdeck.kernel.Deadline;
import dev.quarterdeck.kernel.Listing;
import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.kernel.Snapshot;
import dev.quarterdeck.kernel.Text;
import dev.quarterdeck.services.Deployment;
import dev.quarterdeck.services.FleetReader;
import dev.quarterdeck.services.FleetView;
import dev.quarterdeck.services.Service;
import dev.quarterdeck.services.ServiceReader;
import dev.quarterdeck.services.Task;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Finds task definitions by what a person calls them, and says where each revision is in use. */
public final class TaskDefinitionReader {
  private final TaskDefinitionStore store;
  private final ServiceReader services;
  private final FleetReader fleet;

  public TaskDefinitionReader(
      TaskDefinitionStore store, ServiceReader services, FleetReader fleet) {
    this.store = store;
    this.services = services;
    this.fleet = fleet;
  }

  /**
   * {@code FAMILY:REVISION}, an ARN, {@code FAMILY} for its newest revision, or else a service,
   * {@code [CLUSTER/]NAME}, for what it runs.
   */
  public Outcome<TaskDefinitionDocument> find(Deadline deadline, String ref) {
    boolean definition = ref.contains(":task-definition/") || ref.matches("[A-Za-z0-9_-]+:[0-9]+");
    if (definition) {
      return named(ref, store.document(ref));
    }
    if (ref.contains("/")) {
      return services.find(deadline, ref).then(s -> store.document(s.taskDefinition()));
    }
    return switch (store.document(ref)) {
      case Outcome.Done<TaskDefinitionDocument> found -> found;
      case Outcome.Failed<TaskDefinitionDocument>(Problem p) ->
          p instanceof Problem.Denied || p instanceof Problem.Credentials
              ? Outcome.failed(p)
              : service(deadline, ref);
    };
  }

  private Outcome<TaskDefinitionDocument> service(Deadline deadline, String ref) {
    return switch (services.find(deadline, ref)) {
      case Outcome.Done<Service>(Service s) -> store.document(s.taskDefinition());
      case Outcome.Failed<Service>(Problem p) ->
          p instanceof Problem.NotFound ? Outcome.failed(absent(ref)) : Outcome.failed(p);
    };
  }

  /** ECS answers what does not exist as a bad request. */
  private static Outcome<TaskDefinitionDocument> named(
      String ref, Outcome<TaskDefinitionDocument> read) {
    return read instanceof Outcome.Failed<TaskDefinitionDocument>(Problem p)
            && (p instanceof Problem.Invalid || p instanceof Problem.NotFound)
        ? Outcome.failed(absent(ref))
        : read;
  }

  private static Problem absent(String ref) {
    return new Problem.NotFound(
        "There is no task definition or service " + Text.clean(ref) + ".",
        "List what there is with: qd taskdef list, qd services list");
  }

  /**
   * Where one revision is in use.
   *
   * @param deployments of services, {@code CLUSTER/SERVICE} with its deployment's status
   * @param tasks running ones, services' and standalone
   * @param standalone how many of these belong to no service
   */
  public record Use(String arn, List<Place> deployments, int tasks, int standalone) {}

  /** A service's deployment of the revision. */
  public record Place(String cluster, String service, String status, int running, int desired) {
    public String ref() {
      return cluster + "/" + service;
    }
  }

  /** Every revision of the family that a deployment or a running task uses, newest first. */
  public Outcome<Snapshot<List<Use>>> usage(Deadline deadline, String family) {
    return fleet
        .read(deadline, EnumSet.of(FleetReader.Part.TASKS))
        .map(view -> view.map(v -> usage(v, family)));
  }

  private static List<Use> usage(FleetView view, String family) {
    Map<Integer, List<Place>> places = new TreeMap<>(Comparator.reverseOrder());
    Map<Integer, List<Task>> tasks = new TreeMap<>();
    Map<Integer, String> arns = new TreeMap<>();
    for (Service s : view.services()) {
      for (Deployment d : s.deployments()) {
        revision(family, d.taskDefinition(), arns)
            .forEach(
                r ->
                    places
                        .computeIfAbsent(r, k -> new ArrayList<>())
                        .add(
                            new Place(
                                s.cluster(), s.name(), d.status(), d.running(), d.desired())));
      }
    }
    for (Task t : view.tasks()) {
      revision(family, t.taskDefinition(), arns)
          .forEach(
              r -> {
                places.computeIfAbsent(r, k -> new ArrayList<>());
                tasks.computeIfAbsent(r, k -> new ArrayList<>()).add(t);
              });
    }
    List<Use> uses = new ArrayList<>();
    places.forEach(
        (revision, where) -> {
          List<Task> of = tasks.getOrDefault(revision, List.of());
          uses.add(
              new Use(
                  arns.getOrDefault(revision, ""),
                  List.copyOf(where),
                  of.size(),
                  (int) of.stream().filter(t -> t.service() == null).count()));
        });
    return uses;
  }

  private static List<Integer> revision(String family, String arn, Map<Integer, String> arns) {
    String name = FleetReader.shortName(arn);
    int colon = name.lastIndexOf(':');
    if (colon < 0 || !name.substring(0, colon).equals(family)) {
      return List.of();
    }
    try {
      int revision = Integer.parseInt(name.substring(colon + 1));
      arns.put(revision, arn);
      return List.of(revision);
    } catch (NumberFormatException e) {
      return List.of();
    }
  }

  /** Families with an active revision; {@code prefix} empty for all. */
  public Outcome<Listing<String>> families(String prefix) {
    return store.families(prefix);
  }

  /** ARNs of a family's active revisions, newest first. */
  public Outcome<Listing<String>> revisions(String family) {
    return store.revisions(family);
  }
}
