package dev.quarterdeck.health;

import dev.quarterdeck.health.Evidence.Depth;
import dev.quarterdeck.health.Evidence.LogErrors;
import dev.quarterdeck.kernel.Deadline;
import dev.quarterdeck.kernel.Gaps;
import dev.quarterdeck.kernel.Gather;
import dev.quarterdeck.kernel.Later;
import dev.quarterdeck.kernel.Listing;
import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.kernel.Snapshot;
import dev.quarterdeck.kernel.Unknown;
import dev.quarterdeck.logs.LogEvent;
import dev.quarterdeck.logs.Logs;
import dev.quarterdeck.secrets.StaleTask;
import dev.quarterdeck.secrets.UsageReader;
import dev.quarterdeck.services.Ecs;
import dev.quarterdeck.services.FleetReader;
import dev.quarterdeck.services.FleetView;
import dev.quarterdeck.services.Service;
import dev.quarterdeck.services.Task;
import dev.quarterdeck.services.TaskDefinition;
import dev.quarterdeck.services.image.ImageAges;
import dev.quarterdeck.services.image.ImageAges.Ages;
import dev.quarterdeck.services.image.ImageAges.Build;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What needs calls of its own for each service: the newest revision of its family, secrets changed
 * since its tasks started, the age of their images, errors in its logs. None of it decides a
 * verdict.
 */
public final class DepthReader {
  /** Lines of a log group after which counting ends. */
  public static final int MOST_LINES = 200;

  /** How far back lines are counted. */
  public static final Duration LOG_WINDOW = Duration.ofMinutes(10);

  /** Words that loggers write for what went wrong, any of them. */
  static final String ERROR_PATTERN = "?ERROR ?Error ?error ?FATAL ?CRITICAL ?Exception ?Traceback";

  private static final Duration KEPT = Duration.ofMinutes(1);

  private final Ecs ecs;
  private final FleetReader fleet;
  private final UsageReader usage;
  private final Logs logs;
  private final ImageAges images;
  private @Nullable Kept kept;

  public DepthReader(Ecs ecs, FleetReader fleet, UsageReader usage, Logs logs, ImageAges images) {
    this.ecs = ecs;
    this.fleet = fleet;
    this.usage = usage;
    this.logs = logs;
    this.images = images;
  }

  /** By {@link Service#ref}, with what could not be read. */
  record Depths(Map<String, Depth> byService, List<Unknown> unknowns) {
    static final Depths NONE = new Depths(Map.of(), List.of());
  }

  /** One reading: of which tasks and revisions, whether with logs. */
  private record Kept(Set<String> of, Instant at, Depths depths) {}

  /**
   * The same, kept for a minute while tasks and revisions stay as they are: a watch need not ask
   * for every secret each time.
   */
  Depths read(
      Deadline deadline, Snapshot<FleetView> view, List<Service> services, boolean withLogs) {
    Set<String> of = new HashSet<>();
    of.add(withLogs ? "with logs" : "without logs");
    services.forEach(s -> of.add(s.arn() + ' ' + s.taskDefinition()));
    view.value().tasks().forEach(t -> of.add(t.arn() + ' ' + t.lastStatus()));
    Instant now = view.asOf();
    synchronized (this) {
      Kept last = kept;
      if (last != null
          && last.of().equals(of)
          && !now.isBefore(last.at())
          && now.isBefore(last.at().plus(KEPT))) {
        return last.depths();
      }
    }
    Depths depths = fresh(deadline, view, services, withLogs);
    if (depths.unknowns().isEmpty()) {
      synchronized (this) {
        kept = new Kept(of, now, depths);
      }
    }
    return depths;
  }

  /** {@code withLogs}: whether the services' log groups are searched as well. */
  private Depths fresh(
      Deadline deadline, Snapshot<FleetView> view, List<Service> services, boolean withLogs) {
    Snapshot<FleetView> defined = fleet.defined(deadline, only(view, services));
    Later<Found<String>> newest =
        Later.of("newest revisions", () -> Outcome.done(newest(deadline, services, defined)));
    Later<Snapshot<List<StaleTask>>> stale =
        Later.of("stale secrets", () -> Outcome.done(usage.staleIn(deadline, defined)));
    Later<Found<LogErrors>> errors =
        Later.of(
            "errors in logs",
            () ->
                Outcome.done(
                    withLogs
                        ? errors(deadline, services, defined)
                        : new Found<>(Map.of(), List.of())));
    Later<Ages> ages =
        Later.of("image ages", () -> Outcome.done(images.read(deadline, builds(defined))));
    Later.readAll(deadline, List.of(newest, stale, errors, ages));
    List<Unknown> unknowns = new ArrayList<>();
    Map<String, String> revisions = value(newest.outcome(), "the newest revisions", unknowns);
    Map<String, LogErrors> counted = value(errors.outcome(), "errors in logs", unknowns);
    Ages pushed =
        switch (ages.outcome()) {
          case Outcome.Done<Ages>(Ages a) -> a;
          case Outcome.Failed<Ages>(Problem p) ->
              new Ages(Map.of(), List.of(Unknown.of("the age of images", p)));
        };
    unknowns.addAll(pushed.unknowns());
    Map<String, List<StaleTask>> held = new HashMap<>();
    boolean staleRead = false;
    switch (stale.outcome()) {
      case Outcome.Done<Snapshot<List<StaleTask>>>(Snapshot<List<StaleTask>> found) -> {
        staleRead = found.complete();
        found.value().forEach(t -> held.computeIfAbsent(ref(t), k -> new ArrayList<>()).add(t));
        unknowns.addAll(found.unknowns());
      }
      case Outcome.Failed<Snapshot<List<StaleTask>>>(Problem p) ->
          unknowns.add(Unknown.of("secrets changed since tasks started", p));
    }
    Map<String, Depth> depths = new HashMap<>();
    for (Service s : services) {
      List<StaleTask> own = held.get(s.ref());
      boolean tasksRead =
          view.value().runningMissing().getOrDefault(s.cluster(), List.of()).isEmpty();
      depths.put(
          s.ref(),
          new Depth(
              revisions.get(s.ref()),
              own != null ? own : staleRead && tasksRead ? List.of() : null,
              counted.get(s.ref()),
              pushed.byBuild()));
    }
    return new Depths(depths, List.copyOf(unknowns));
  }

  private record Found<V>(Map<String, V> byService, List<Unknown> unknowns) {}

  private static <V> Map<String, V> value(
      Outcome<Found<V>> read, String what, List<Unknown> unknowns) {
    return switch (read) {
      case Outcome.Done<Found<V>>(Found<V> found) -> {
        unknowns.addAll(found.unknowns());
        yield found.byService();
      }
      case Outcome.Failed<Found<V>>(Problem p) -> {
        unknowns.add(Unknown.of(what, p));
        yield Map.of();
      }
    };
  }

  private static String ref(StaleTask t) {
    return t.cluster() + '/' + t.service();
  }

  /** The fleet without what was not asked for; its unknowns are told already. */
  private static Snapshot<FleetView> only(Snapshot<FleetView> view, List<Service> services) {
    List<String> refs = services.stream().map(Service::ref).toList();
    FleetView all = view.value();
    return new Snapshot<>(
        new FleetView(
            all.clusters(),
            services,
            all.tasks().stream()
                .filter(t -> refs.contains(t.cluster() + '/' + t.service()))
                .toList(),
            List.of(),
            Map.of(),
            Map.of(),
            Map.of()),
        view.asOf(),
        List.of());
  }

  private Found<String> newest(
      Deadline deadline, List<Service> services, Snapshot<FleetView> defined) {
    List<Service> known =
        services.stream()
            .filter(s -> defined.value().taskDefinitions().containsKey(s.taskDefinition()))
            .toList();
    List<Outcome<TaskDefinition>> answers =
        Gather.each(
            deadline,
            known,
            s -> "the newest revision of " + s.name(),
            s -> ecs.newestRevision(family(s, defined)));
    Map<String, String> found = new HashMap<>();
    Gaps gaps = new Gaps();
    for (int i = 0; i < known.size(); i++) {
      switch (answers.get(i)) {
        case Outcome.Done<TaskDefinition>(TaskDefinition d) ->
            found.put(known.get(i).ref(), d.arn());
        case Outcome.Failed<TaskDefinition>(Problem p) ->
            gaps.add("newest", "the newest revision of " + known.get(i).name(), p);
      }
    }
    return new Found<>(found, gaps.told());
  }

  private static Set<Build> builds(Snapshot<FleetView> view) {
    Set<Build> builds = new LinkedHashSet<>();
    for (Task t : view.value().tasks()) {
      for (Task.Container c : t.containers()) {
        if (c.image() != null) {
          builds.add(new Build(c.image(), c.imageDigest() == null ? "" : c.imageDigest()));
        }
      }
    }
    return builds;
  }

  private static String family(Service s, Snapshot<FleetView> defined) {
    return Objects.requireNonNull(defined.value().taskDefinitions().get(s.taskDefinition()))
        .family();
  }

  private record Group(String service, String name) {}

  private Found<LogErrors> errors(
      Deadline deadline, List<Service> services, Snapshot<FleetView> defined) {
    List<Group> groups = new ArrayList<>();
    for (Service s : services) {
      TaskDefinition d = defined.value().taskDefinitions().get(s.taskDefinition());
      if (d != null) {
        d.containers().stream()
            .map(TaskDefinition.ContainerDefinition::logGroup)
            .filter(Objects::nonNull)
            .distinct()
            .forEach(g -> groups.add(new Group(s.ref(), g)));
      }
    }
    Instant now = defined.asOf();
    List<Outcome<Listing<LogEvent>>> answers =
        Gather.each(
            deadline,
            groups,
            g -> "the errors in " + g.name(),
            g -> logs.events(g.name(), now.minus(LOG_WINDOW), now, ERROR_PATTERN, MOST_LINES));
    List<Unknown> broken = new ArrayList<>();
    Map<String, LogErrors> found = new HashMap<>();
    Gaps gaps = new Gaps();
    for (int i = 0; i < groups.size(); i++) {
      Group g = groups.get(i);
      switch (answers.get(i)) {
        case Outcome.Done<Listing<LogEvent>>(Listing<LogEvent> events) -> {
          LogErrors own = new LogErrors(events.items().size(), !events.isComplete());
          if (events.items().size() < MOST_LINES) {
            // Not cut by us: what the search missed may be what matters.
            broken.addAll(events.unknowns());
          }
          found.merge(g.service(), own, DepthReader::both);
        }
        case Outcome.Failed<Listing<LogEvent>>(Problem p) ->
            gaps.add("logs", "the errors in " + g.name(), p);
      }
    }
    broken.addAll(gaps.told());
    return new Found<>(found, List.copyOf(broken));
  }

  private static LogErrors both(LogErrors a, LogErrors b) {
    return new LogErrors(a.count() + b.count(), a.more() || b.more());
  }
}
