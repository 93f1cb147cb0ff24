package dev.quarterdeck.health.timeline;

import dev.quarterdeck.audit.AuditLog;
import dev.quarterdeck.health.Alarm;
import dev.quarterdeck.health.Alarms;
import dev.quarterdeck.kernel.Deadline;
import dev.quarterdeck.kernel.Gather;
import dev.quarterdeck.kernel.Later;
import dev.quarterdeck.kernel.Listing;
import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.kernel.Snapshot;
import dev.quarterdeck.kernel.Text;
import dev.quarterdeck.kernel.Unknown;
import dev.quarterdeck.secrets.SecretStore;
import dev.quarterdeck.services.Ecs;
import dev.quarterdeck.services.FleetReader;
import dev.quarterdeck.services.FleetReader.Part;
import dev.quarterdeck.services.FleetView;
import dev.quarterdeck.services.Named;
import dev.quarterdeck.services.Service;
import dev.quarterdeck.services.ServiceNames;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** Gathers what changed from everything that remembers it, side by side. */
public final class TimeLineReader {
  /** The parts end a little earlier, with what they have. */
  private static final double INNER = 0.95;

  private static final String WRITES = "write calls (CloudTrail)";

  /** Kinds that a write call may be told as. */
  private static final Set<Kind> CALLS = EnumSet.of(Kind.WRITE, Kind.SCALING);

  private final FleetReader fleet;
  private final Ecs ecs;
  private final SecretStore secrets;
  private final Alarms alarms;
  private final History history;
  private final AuditLog audit;

  public TimeLineReader(
      FleetReader fleet,
      Ecs ecs,
      SecretStore secrets,
      Alarms alarms,
      History history,
      AuditLog audit) {
    this.fleet = fleet;
    this.ecs = ecs;
    this.secrets = secrets;
    this.alarms = alarms;
    this.history = history;
    this.audit = audit;
  }

  /**
   * What to look at.
   *
   * @param services names, {@code cluster/name} or ARNs; empty for all
   * @param kinds empty for all
   */
  public record Scope(List<String> services, Set<Kind> kinds, Instant since) {
    boolean all() {
      return services.isEmpty();
    }

    ServiceNames names() {
      return new ServiceNames(services);
    }

    boolean wants(Kind kind) {
      return kinds.isEmpty() || kinds.contains(kind);
    }
  }

  /** Fails only when the services themselves cannot be read, or one that was named is nowhere. */
  public Outcome<TimeLine> read(Deadline deadline, Scope scope) {
    Later<TimeLine> line = Later.of("what changed", () -> gather(deadline.part(INNER), scope));
    Later.readAll(deadline, List.of(line));
    return line.outcome();
  }

  private Outcome<TimeLine> gather(Deadline deadline, Scope scope) {
    ServiceNames names = scope.names();
    Set<Part> parts =
        scope.all()
            ? EnumSet.of(Part.STOPPED_TASKS, Part.TASK_DEFINITIONS)
            : EnumSet.noneOf(Part.class);
    return fleet
        .read(deadline, parts, names::mayBeIn, () -> Named.of(null, scope.services()))
        .then(view -> scope.all() ? read(deadline, scope, view) : named(deadline, scope, view));
  }

  /** Of services that were named, what belongs to them is read and nothing else. */
  private Outcome<TimeLine> named(Deadline deadline, Scope scope, Snapshot<FleetView> view) {
    List<Service> services = view.value().services().stream().filter(scope.names()::has).toList();
    List<String> absent = scope.names().absent(services);
    if (!absent.isEmpty() && view.complete()) {
      return Outcome.failed(
          new Problem.NotFound(
              "There is no service " + Text.clean(absent.getFirst()) + ".",
              "List what there is with: qd services list"));
    }
    return read(deadline, scope, fleet.defined(deadline, fleet.stopped(deadline, view, services)));
  }

  private Outcome<TimeLine> read(Deadline deadline, Scope scope, Snapshot<FleetView> view) {
    Looked looked = new Looked(scope, view.value());
    Rollouts rollouts = new Rollouts(ecs, history, looked);
    SecretHistory secretHistory = new SecretHistory(secrets, looked);
    List<Source> sources =
        List.of(
            new Source("deployments", () -> rollouts.read(deadline)),
            new Source("changes of secrets", () -> secretHistory.read(deadline)),
            new Source("transitions of alarms", () -> transitions(looked)),
            new Source("scaling activities", () -> Scalings.read(history, looked)),
            new Source(WRITES, () -> Writes.read(history, looked)),
            new Source(
                "the audit record", () -> audit.entries().map(all -> OwnDeeds.read(all, looked))));
    List<Unknown> unknowns = new ArrayList<>(view.unknowns());
    List<Entry> entries = new ArrayList<>(Stops.of(looked));
    List<Entry> writes = new ArrayList<>();
    List<Outcome<Listing<Entry>>> read =
        Gather.each(deadline, sources, Source::what, s -> s.read().get());
    for (int i = 0; i < sources.size(); i++) {
      switch (read.get(i)) {
        case Outcome.Done<Listing<Entry>>(Listing<Entry> l) -> {
          (sources.get(i).what().equals(WRITES) ? writes : entries).addAll(l.items());
          unknowns.addAll(l.unknowns());
        }
        case Outcome.Failed<Listing<Entry>>(Problem p) ->
            unknowns.add(Unknown.of(sources.get(i).what(), p));
      }
    }
    List<Entry> all =
        Writes.explain(OwnDeeds.explain(entries), writes).stream()
            .filter(e -> scope.wants(e.kind()))
            .filter(e -> scope.all() || !CALLS.contains(e.kind()) || Writes.mayMatter(e))
            .filter(e -> !e.at().isBefore(scope.since()))
            .sorted(Comparator.comparing(Entry::at).reversed())
            .toList();
    return Outcome.done(new TimeLine(scope.since(), view.asOf(), all, unknowns));
  }

  private record Source(String what, Supplier<Outcome<Listing<Entry>>> read) {}

  /** What is looked at, and what of it was read already. */
  record Looked(Scope scope, FleetView view) {
    List<Service> services() {
      return view.services();
    }

    Instant since() {
      return scope.since();
    }

    /** Whether an entry about these services belongs to the answer. */
    boolean concerns(List<String> refs) {
      return scope.all()
          || refs.stream().anyMatch(r -> services().stream().anyMatch(s -> s.ref().equals(r)));
    }
  }

  private Outcome<Listing<Entry>> transitions(Looked looked) {
    return history
        .transitions(looked.since())
        .map(
            found -> {
              List<Unknown> unknowns = new ArrayList<>(found.unknowns());
              List<Alarm> all =
                  switch (alarms.all()) {
                    case Outcome.Done<Listing<Alarm>>(Listing<Alarm> l) -> {
                      unknowns.addAll(l.unknowns());
                      yield l.items();
                    }
                    case Outcome.Failed<Listing<Alarm>>(Problem p) -> {
                      unknowns.add(Unknown.of("which service an alarm belongs to", p));
                      yield List.of();
                    }
                  };
              List<Entry> entries =
                  AlarmEntries.of(found.items(), all, looked.view().services()).stream()
                      .filter(e -> looked.concerns(e.services()))
                      .toList();
              return new Listing<>(entries, unknowns);
            });
  }
}
