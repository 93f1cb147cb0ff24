package dev.quarterdeck.readiness.collect;

import dev.quarterdeck.kernel.Deadline;
import dev.quarterdeck.kernel.Gaps;
import dev.quarterdeck.kernel.Gather;
import dev.quarterdeck.kernel.Listing;
import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.kernel.ProblemException;
import dev.quarterdeck.kernel.Unknown;
import dev.quarterdeck.services.Ecs;
import dev.quarterdeck.services.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/** ECS as a run sees it: the services in its scope, their revisions and tasks. */
public final class EcsReadings {
  private final Once once;
  private final EcsFacts ecs;
  private final Ecs tasks;
  private final Scope scope;
  private final Deadline deadline;

  EcsReadings(Once once, Sources sources, Scope scope, Deadline deadline) {
    this.once = once;
    this.ecs = sources.ecs();
    this.tasks = sources.tasks();
    this.scope = scope;
    this.deadline = deadline;
  }

  /** Clusters in scope. */
  public Listing<ClusterFacts> clusters() {
    return filtered(allClusters(), scope::has);
  }

  private Listing<ClusterFacts> allClusters() {
    return once.read("ecs:DescribeClusters", ecs::clusters);
  }

  /** Services in scope. */
  public Listing<ServiceFacts> services() {
    return filtered(servicesOf(clusters()), scope::has);
  }

  /** What the scope names and is not there, in words; empty also where it could not be read. */
  public Optional<String> absent() {
    try {
      Listing<ClusterFacts> clusters = scope.clusters().isEmpty() ? allClusters() : clusters();
      Listing<ServiceFacts> services =
          scope.services().isEmpty() ? Listing.complete(List.of()) : services();
      return clusters.isComplete() && services.isComplete()
          ? scope.absent(clusters.items(), services.items())
          : Optional.empty();
    } catch (ProblemException e) {
      return Optional.empty();
    }
  }

  /** Services of other environments: those of every cluster out of scope. */
  public Listing<ServiceFacts> otherServices() {
    return servicesOf(filtered(allClusters(), c -> !scope.has(c)));
  }

  private Listing<ServiceFacts> servicesOf(Listing<ClusterFacts> clusters) {
    return each(
        clusters,
        c -> "services of " + c.name(),
        c -> once.read("ecs:DescribeServices " + c.arn(), () -> ecs.services(c.arn())));
  }

  /** The revision that a service's primary deployment runs. */
  public TaskDefinitionFacts definition(ServiceFacts service) {
    return definition(service.taskDefinition());
  }

  public TaskDefinitionFacts definition(String arn) {
    return once.read("ecs:DescribeTaskDefinition " + arn, () -> ecs.taskDefinition(arn));
  }

  /** Each revision that services in scope run, once. */
  public Listing<TaskDefinitionFacts> definitions() {
    return definitions(services());
  }

  public Listing<TaskDefinitionFacts> definitions(Listing<ServiceFacts> services) {
    List<String> arns =
        services.items().stream().map(ServiceFacts::taskDefinition).distinct().toList();
    return each(
        new Listing<>(arns, services.unknowns()),
        arn -> "task definition " + arn.substring(arn.lastIndexOf('/') + 1),
        arn -> Listing.complete(List.of(definition(arn))));
  }

  /** Revisions before the running ones, newest first. */
  public Listing<TaskDefinitionFacts> olderRevisions(int limit) {
    Listing<TaskDefinitionFacts> running = definitions();
    Listing<String> families =
        new Listing<>(
            running.items().stream().map(TaskDefinitionFacts::family).distinct().toList(),
            running.unknowns());
    Listing<String> arns =
        each(
            families,
            f -> "revisions of " + f,
            f -> once.read("ecs:ListTaskDefinitions " + f, () -> ecs.revisions(f, limit)));
    List<String> now = running.items().stream().map(TaskDefinitionFacts::arn).toList();
    return each(
        filtered(arns, arn -> !now.contains(arn)),
        arn -> "task definition " + arn.substring(arn.lastIndexOf('/') + 1),
        arn -> Listing.complete(List.of(definition(arn))));
  }

  /** Running tasks of the services in scope. */
  public Listing<Task> runningTasks() {
    Listing<ServiceFacts> services = services();
    List<String> refs = services.items().stream().map(ServiceFacts::ref).toList();
    return filtered(
            each(
                Listing.complete(clusters().items()),
                c -> "tasks of " + c.name(),
                c -> once.read("ecs:DescribeTasks " + c.arn(), () -> tasks.runningTasks(c.arn()))),
            t -> t.service() != null && refs.contains(t.cluster() + "/" + t.service()))
        .and(services.unknowns());
  }

  private static <T> Listing<T> filtered(Listing<T> all, Predicate<T> wanted) {
    return new Listing<>(all.items().stream().filter(wanted).toList(), all.unknowns());
  }

  private <I, T> Listing<T> each(
      Listing<I> inputs, Function<I, String> name, Function<I, Listing<T>> read) {
    return each(deadline, inputs, name, read);
  }

  /** Reads side by side; what fails is an unknown. If everything fails, that is the failure. */
  static <I, T> Listing<T> each(
      Deadline deadline,
      Listing<I> inputs,
      Function<I, String> name,
      Function<I, Listing<T>> read) {
    List<Outcome<Listing<T>>> outcomes =
        Gather.each(deadline, inputs.items(), name, i -> Outcome.of(() -> read.apply(i)));
    List<T> items = new ArrayList<>();
    List<Unknown> unknowns = new ArrayList<>(inputs.unknowns());
    List<Problem> failed = new ArrayList<>();
    Gaps gaps = new Gaps();
    for (int i = 0; i < outcomes.size(); i++) {
      switch (outcomes.get(i)) {
        case Outcome.Done<Listing<T>>(Listing<T> part) -> {
          items.addAll(part.items());
          unknowns.addAll(part.unknowns());
        }
        case Outcome.Failed<Listing<T>>(Problem p) -> {
          failed.add(p);
          gaps.add("read", name.apply(inputs.items().get(i)), p);
        }
      }
    }
    if (!failed.isEmpty() && failed.size() == outcomes.size()) {
      throw new ProblemException(failed.getFirst());
    }
    unknowns.addAll(gaps.told());
    return new Listing<>(items, unknowns);
  }
}
