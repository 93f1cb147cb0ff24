package dev.quarterdeck.services;

import dev.quarterdeck.kernel.Deadline;
import dev.quarterdeck.kernel.Gather;
import dev.quarterdeck.kernel.Listing;
import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.kernel.Snapshot;
import dev.quarterdeck.kernel.Text;
import dev.quarterdeck.kernel.Unknown;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;

/** Finds one service by what a person calls it, and reads what belongs to it. */
public final class ServiceReader {
  private final FleetReader fleet;
  private final Ecs ecs;
  private final InstantSource clock;

  public ServiceReader(FleetReader fleet, Ecs ecs, InstantSource clock) {
    this.fleet = fleet;
    this.ecs = ecs;
    this.clock = clock;
  }

  /**
   * {@code NAME}, {@code CLUSTER/NAME} or the ARN. A name in several clusters is refused, and one
   * that may be: where a cluster's services could not be read.
   */
  public Outcome<Service> find(Deadline deadline, String ref) {
    String plain = ref.startsWith("arn:") ? ref.substring(ref.indexOf('/') + 1) : ref;
    int slash = plain.indexOf('/');
    if (slash > 0) {
      String cluster = plain.substring(0, slash);
      String name = plain.substring(slash + 1);
      return ecs.services(cluster, List.of(name)).then(l -> only(ref, l));
    }
    return fleet
        .read(deadline, EnumSet.noneOf(FleetReader.Part.class))
        .then(
            view -> {
              List<Service> named =
                  view.value().services().stream().filter(s -> s.name().equals(plain)).toList();
              Listing<Service> found = new Listing<>(named, view.unknowns());
              return unread(found)
                  .filter(u -> named.size() == 1)
                  .map(u -> Outcome.<Service>failed(perhapsNotAlone(named.getFirst(), u)))
                  .orElseGet(() -> only(ref, found));
            });
  }

  /** What may hide another service; what a cluster is like beside its services does not. */
  private static Optional<Unknown> unread(Listing<Service> found) {
    return found.unknowns().stream()
        .filter(u -> !"ecs:DescribeClusters".equals(u.permission()))
        .findFirst();
  }

  private static Problem perhapsNotAlone(Service found, Unknown unread) {
    return new Problem.Invalid(
        "Another cluster may have a service "
            + Text.clean(found.name())
            + " too: "
            + unread.what()
            + " could not be read ("
            + unread.why()
            + ").",
        "If you mean this one, write: " + Text.clean(found.ref()));
  }

  private static Outcome<Service> only(String ref, Listing<Service> found) {
    return switch (found.items().size()) {
      case 1 -> Outcome.done(found.items().getFirst());
      case 0 ->
          Outcome.failed(
              new Problem.NotFound(
                  "There is no service " + Text.clean(ref) + missing(found) + ".",
                  "List what there is with: qd services list"));
      default ->
          Outcome.failed(
              new Problem.Invalid(
                  "Several clusters have a service " + Text.clean(ref) + ".",
                  "Say which: "
                      + String.join(
                          ", ", found.items().stream().map(s -> Text.clean(s.ref())).toList())));
    };
  }

  private static String missing(Listing<Service> found) {
    return found.isComplete()
        ? ""
        : " in what could be read (" + found.unknowns().getFirst().why() + ")";
  }

  /** Everything about one service, read side by side. */
  public Outcome<Snapshot<ServiceDetail>> show(Deadline deadline, String ref) {
    return find(deadline, ref).map(service -> show(deadline, service));
  }

  private Snapshot<ServiceDetail> show(Deadline deadline, Service service) {
    var asOf = clock.instant();
    List<Unknown> unknowns = new ArrayList<>();
    List<Outcome<Listing<Task>>> tasks =
        Gather.each(
            deadline,
            List.of(true, false),
            running -> (running ? "the tasks of " : "the stopped tasks of ") + service.ref(),
            running ->
                running
                    ? ecs.runningTasks(service.cluster(), service.name())
                    : ecs.stoppedTasks(service.cluster(), service.name()));
    List<Task> running = take("the tasks of " + service.ref(), tasks.get(0), unknowns);
    List<Task> stopped =
        take("the stopped tasks of " + service.ref(), tasks.get(1), unknowns).stream()
            .filter(t -> service.name().equals(t.service()))
            .filter(t -> t.stoppedAt() == null || t.stoppedAt().isAfter(asOf.minus(Ecs.REMEMBERED)))
            .sorted(
                Comparator.comparing(
                    Task::stoppedAt, Comparator.nullsFirst(Comparator.reverseOrder())))
            .toList();
    TaskDefinition definition =
        switch (ecs.taskDefinition(service.taskDefinition())) {
          case Outcome.Done<TaskDefinition>(TaskDefinition d) -> d;
          case Outcome.Failed<TaskDefinition>(Problem p) -> {
            unknowns.add(
                Unknown.of(
                    "task definition " + FleetReader.shortName(service.taskDefinition()), p));
            yield null;
          }
        };
    return new Snapshot<>(new ServiceDetail(service, running, stopped, definition), asOf, unknowns);
  }

  private static List<Task> take(String what, Outcome<Listing<Task>> read, List<Unknown> unknowns) {
    return switch (read) {
      case Outcome.Done<Listing<Task>>(Listing<Task> l) -> {
        unknowns.addAll(l.unknowns());
        yield l.items();
      }
      case Outcome.Failed<Listing<Task>>(Problem p) -> {
        unknowns.add(Unknown.of(what, p));
        yield List.of();
      }
    };
  }
}
