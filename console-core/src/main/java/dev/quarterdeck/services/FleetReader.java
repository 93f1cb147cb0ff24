package dev.quarterdeck.services;

import dev.quarterdeck.kernel.Deadline;
import dev.quarterdeck.kernel.Gaps;
import dev.quarterdeck.kernel.Gather;
import dev.quarterdeck.kernel.Listing;
import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.kernel.Snapshot;
import dev.quarterdeck.kernel.Unknown;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads the whole fleet, clusters side by side; what could not be read is named, never dropped. */
public final class FleetReader {
  /** What to read beside clusters and services. */
  public enum Part {
    TASKS,
    /** Those of about the last hour, and what is remembered of the last day. */
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
    return read(deadline, parts, wanted, () -> Named.NOTHING);
  }

  /**
   * The same, going on with what is named where clusters or services cannot be listed; the names
   * are asked for only then.
   */
  public Outcome<Snapshot<FleetView>> read(
      Deadline deadline, Set<Part> parts, Predicate<Cluster> wanted, Supplier<Named> names) {
    Names named = new Names(names);
    return switch (ecs.clusters()) {
      case Outcome.Done<Listing<Cluster>>(Listing<Cluster> listed) ->
          Outcome.done(read(deadline, parts, listed, wanted, named));
      case Outcome.Failed<Listing<Cluster>>(Problem p) -> {
        List<Cluster> clusters =
            p instanceof Problem.Interrupted || p instanceof Problem.Credentials
                ? List.of()
                : named.get().clusters().stream().filter(wanted).toList();
        if (clusters.isEmpty()) {
          yield Outcome.failed(p);
        }
        Listing<Cluster> known =
            new Listing<>(clusters, List.of(Unknown.of("the list of clusters", p)));
        Snapshot<FleetView> view = read(deadline, parts, known, wanted, named);
        // Without any service nothing was read: what failed first says why.
        yield view.value().services().isEmpty() ? Outcome.failed(p) : Outcome.done(view);
      }
    };
  }

  /** What is named, asked for once and not before it is needed. */
  private static final class Names {
    private final Supplier<Named> source;
    private @Nullable Named found;

    Names(Supplier<Named> source) {
      this.source = source;
    }

    synchronized Named get() {
      Named now = found;
      if (now == null) {
        now = source.get();
        found = now;
      }
      return now;
    }
  }

  /** Those that are named in the cluster, where it does not list its services. */
  private Outcome<Listing<Service>> services(String cluster, Names named) {
    Outcome<Listing<Service>> listed = ecs.services(cluster);
    if (!(listed instanceof Outcome.Failed<Listing<Service>>(Problem p))
        || p instanceof Problem.Interrupted
        || p instanceof Problem.Credentials) {
      return listed;
    }
    List<String> known = named.get().in(cluster);
    if (known.isEmpty()) {
      return listed;
    }
    Unknown missing = Unknown.of("the list of services of cluster " + cluster, p);
    return switch (ecs.services(cluster, known)) {
      case Outcome.Done<Listing<Service>>(Listing<Service> some) -> {
        List<Unknown> unknowns = new ArrayList<>(some.unknowns());
        unknowns.add(missing);
        yield Outcome.done(new Listing<>(some.items(), unknowns));
      }
      case Outcome.Failed<Listing<Service>> none -> listed;
    };
  }

  private Snapshot<FleetView> read(
      Deadline deadline,
      Set<Part> parts,
      Listing<Cluster> listed,
      Predicate<Cluster> wanted,
      Names named) {
    var asOf = clock.instant();
    List<Unknown> unknowns = new ArrayList<>(listed.unknowns());
    List<Cluster> clusters = listed.items().stream().filter(wanted).toList();
    List<Service> services = new ArrayList<>();
    List<Task> tasks = new ArrayList<>();
    List<Task> stopped = new ArrayList<>();
    Map<String, List<Unknown>> runningMissing = new HashMap<>();
    Map<String, List<Unknown>> stoppedMissing = new HashMap<>();
    List<Ask> asks = new ArrayList<>();
    for (Cluster c : clusters) {
      String name = c.name();
      asks.add(
          ask("the services of cluster " + name, () -> services(name, named), services, unknowns));
      if (parts.contains(Part.TASKS)) {
        List<Unknown> missing = new ArrayList<>();
        runningMissing.put(name, missing);
        asks.add(ask("the tasks of cluster " + name, () -> ecs.runningTasks(name), tasks, missing));
      }
      if (parts.contains(Part.STOPPED_TASKS)) {
        List<Unknown> missing = new ArrayList<>();
        stoppedMissing.put(name, missing);
        asks.add(
            ask(
                "the stopped tasks of cluster " + name,
                () -> ecs.stoppedTasks(name),
                stopped,
                missing));
      }
    }
    read(deadline, asks);
    forgetOld(stopped, asOf);
    clusters.forEach(
        c -> {
          unknowns.addAll(runningMissing.getOrDefault(c.name(), List.of()));
          unknowns.addAll(stoppedMissing.getOrDefault(c.name(), List.of()));
        });
    Map<String, TaskDefinition> definitions =
        parts.contains(Part.TASK_DEFINITIONS)
            ? definitions(deadline, services, stillRunning(tasks, stopped), unknowns)
            : Map.of();
    return new Snapshot<>(
        new FleetView(
            clusters, services, tasks, stopped, runningMissing, stoppedMissing, definitions),
        asOf,
        unknowns);
  }

  /**
   * One read of the many that run side by side; what it answers with is run afterwards, in order.
   */
  private record Ask(String what, Supplier<Outcome<Runnable>> read, Consumer<Unknown> missing) {}

  private static <T> Ask ask(
      String what, Supplier<Outcome<Listing<T>>> read, List<T> into, List<Unknown> unknowns) {
    return new Ask(
        what,
        () ->
            read.get()
                .map(
                    listing ->
                        () -> {
                          into.addAll(listing.items());
                          unknowns.addAll(listing.unknowns());
                        }),
        unknowns::add);
  }

  static List<Task> stillRunning(List<Task> tasks, List<Task> stopped) {
    return Stream.concat(tasks.stream(), stopped.stream().filter(Task::stopping)).toList();
  }

  /** Without what stopped too long ago to say anything of now. */
  private static void forgetOld(List<Task> stopped, Instant now) {
    stopped.removeIf(
        t -> t.stoppedAt() != null && t.stoppedAt().isBefore(now.minus(Ecs.REMEMBERED)));
  }

  private static void read(Deadline deadline, List<Ask> asks) {
    List<Outcome<Runnable>> answers =
        Gather.each(deadline, asks, Ask::what, ask -> ask.read().get());
    for (int i = 0; i < asks.size(); i++) {
      switch (answers.get(i)) {
        case Outcome.Done<Runnable>(Runnable take) -> take.run();
        case Outcome.Failed<Runnable>(var problem) ->
            asks.get(i).missing().accept(Unknown.of(asks.get(i).what(), problem));
      }
    }
  }

  /**
   * The reading with nothing but these of its services, and their stopped tasks as far as they are
   * known.
   */
  public Snapshot<FleetView> stopped(
      Deadline deadline, Snapshot<FleetView> view, List<Service> services) {
    FleetView v = view.value();
    List<Unknown> unknowns = new ArrayList<>(view.unknowns());
    List<Task> stopped = new ArrayList<>();
    Map<String, List<Unknown>> stoppedMissing = new HashMap<>();
    List<Ask> asks = new ArrayList<>();
    for (Service s : services) {
      List<Unknown> missing = stoppedMissing.computeIfAbsent(s.cluster(), c -> new ArrayList<>());
      asks.add(
          ask(
              "the stopped tasks of " + s.ref(),
              () -> ecs.stoppedTasks(s.cluster(), s.name()),
              stopped,
              missing));
    }
    read(deadline, asks);
    forgetOld(stopped, view.asOf());
    stoppedMissing.values().forEach(unknowns::addAll);
    return new Snapshot<>(
        new FleetView(
            v.clusters(), services, List.of(), stopped, Map.of(), stoppedMissing, Map.of()),
        view.asOf(),
        unknowns);
  }

  /** A reading with the task definitions of its services and tasks, and what is missing of them. */
  public Snapshot<FleetView> defined(Deadline deadline, Snapshot<FleetView> view) {
    FleetView v = view.value();
    List<Unknown> unknowns = new ArrayList<>(view.unknowns());
    Map<String, TaskDefinition> definitions =
        definitions(deadline, v.services(), v.stillRunning(), unknowns);
    return new Snapshot<>(
        new FleetView(
            v.clusters(),
            v.services(),
            v.tasks(),
            v.stoppedTasks(),
            v.runningMissing(),
            v.stoppedMissing(),
            definitions),
        view.asOf(),
        unknowns);
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
    Gaps gaps = new Gaps();
    List<Outcome<TaskDefinition>> answers =
        Gather.each(deadline, wanted, FleetReader::shortName, ecs::taskDefinition);
    for (int i = 0; i < wanted.size(); i++) {
      switch (answers.get(i)) {
        case Outcome.Done<TaskDefinition>(TaskDefinition d) -> found.put(wanted.get(i), d);
        case Outcome.Failed<TaskDefinition>(var problem) ->
            gaps.add("definition", "task definition " + shortName(wanted.get(i)), problem);
      }
    }
    unknowns.addAll(gaps.told());
    return found;
  }

  /** {@code family:revision} of a task definition's ARN, or what stands behind the last slash. */
  public static String shortName(String arn) {
    return arn.substring(arn.lastIndexOf('/') + 1);
  }
}
