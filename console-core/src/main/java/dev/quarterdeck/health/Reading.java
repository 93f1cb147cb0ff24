package dev.quarterdeck.health;

import dev.quarterdeck.health.DepthReader.Depths;
import dev.quarterdeck.health.load.Load;
import dev.quarterdeck.health.load.LoadReader.Loads;
import dev.quarterdeck.health.probe.Prober.Probed;
import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.kernel.Snapshot;
import dev.quarterdeck.kernel.Unknown;
import dev.quarterdeck.services.FleetView;
import dev.quarterdeck.services.Service;
import dev.quarterdeck.services.Task;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Everything that was read, put together service by service. */
record Reading(
    Snapshot<FleetView> view,
    Production production,
    Groups groups,
    Outcome<Targets> targets,
    Outcome<Loads> loads,
    Outcome<Depths> depths,
    Probed probes) {

  private static final Comparator<ServiceHealth> WORST_FIRST =
      Comparator.comparing(ServiceHealth::verdict)
          .reversed()
          .thenComparing(ServiceHealth::cluster)
          .thenComparing(ServiceHealth::service);

  HealthReport judged(RelatedAlarms related) {
    List<Unknown> decisive = decisive(related);
    Map<String, List<Task>> running = byService(view.value().tasks());
    Map<String, List<Task>> stopped = byService(view.value().stoppedTasks());
    List<ServiceHealth> judged =
        production.services().stream()
            .map(s -> Judge.judge(signals(s, running, stopped, related), view.asOf()))
            .sorted(WORST_FIRST)
            .toList();
    if (production.services().isEmpty() && decisive.isEmpty()) {
      decisive.add(
          new Unknown("services", "No service was found, so nothing can be judged.", null));
    }
    Verdict verdict = decisive.isEmpty() ? Verdict.HEALTHY : Verdict.UNKNOWN;
    for (ServiceHealth s : judged) {
      verdict = Verdict.worst(verdict, s.verdict());
    }
    Set<Unknown> unknowns = new LinkedHashSet<>(decisive);
    unknowns.addAll(told());
    return new HealthReport(null, null, view.asOf(), verdict, judged, List.copyOf(unknowns));
  }

  /** What could not be read and decides verdicts. */
  private List<Unknown> decisive(RelatedAlarms related) {
    List<Unknown> unknowns = new ArrayList<>(view.unknowns());
    switch (targets) {
      case Outcome.Done<Targets>(Targets t) -> unknowns.addAll(t.unknowns());
      case Outcome.Failed<Targets>(Problem p) -> unknowns.add(Unknown.of("target health", p));
    }
    unknowns.addAll(related.missing());
    unknowns.addAll(groups.unknowns());
    unknowns.addAll(loadsMissing());
    return unknowns;
  }

  private List<Unknown> loadsMissing() {
    return switch (loads) {
      case Outcome.Done<Loads>(Loads l) -> l.unknowns();
      case Outcome.Failed<Loads>(Problem p) -> List.of(Unknown.of("the metrics", p));
    };
  }

  /** What could not be read and is only told. */
  private List<Unknown> told() {
    List<Unknown> unknowns = new ArrayList<>(production.unknowns());
    switch (depths) {
      case Outcome.Done<Depths>(Depths d) -> unknowns.addAll(d.unknowns());
      case Outcome.Failed<Depths>(Problem p) ->
          unknowns.add(Unknown.of("what is read for each service", p));
    }
    unknowns.addAll(probes.unknowns());
    return unknowns;
  }

  private static Map<String, List<Task>> byService(List<Task> tasks) {
    Map<String, List<Task>> by = new HashMap<>();
    tasks.forEach(
        t -> by.computeIfAbsent(t.cluster() + '/' + t.service(), k -> new ArrayList<>()).add(t));
    return by;
  }

  private Signals signals(
      Service s,
      Map<String, List<Task>> running,
      Map<String, List<Task>> stopped,
      RelatedAlarms related) {
    List<Unknown> missing = new ArrayList<>();
    List<TargetHealth> health =
        switch (targets) {
          case Outcome.Done<Targets>(Targets t) -> t.of(s, missing);
          case Outcome.Failed<Targets>(Problem p) -> {
            if (!s.servingGroups().isEmpty()) {
              missing.add(Unknown.of("target health", p));
            }
            yield List.of();
          }
        };
    missing.addAll(related.missing());
    missing.addAll(view.value().runningMissing().getOrDefault(s.cluster(), List.of()));
    missing.addAll(view.value().stoppedMissing().getOrDefault(s.cluster(), List.of()));
    missing.addAll(probes.missing().getOrDefault(s.ref(), List.of()));
    Load load = load(s, missing);
    List<Task> tasks = running.getOrDefault(s.ref(), List.of());
    return new Signals(
        s,
        health,
        related.to(s, groups.byArn()),
        tasks,
        stopped.getOrDefault(s.ref(), List.of()),
        new Evidence(
            load,
            images(tasks),
            oldest(tasks),
            depths instanceof Outcome.Done<Depths>(Depths d) ? d.byService().get(s.ref()) : null,
            probes.byService().getOrDefault(s.ref(), List.of())),
        missing);
  }

  /** A service whose load is not there could not be read: one without data is there and empty. */
  private Load load(Service s, List<Unknown> missing) {
    if (loads instanceof Outcome.Done<Loads>(Loads l)) {
      Load load = l.loads().get(s.ref());
      if (load != null) {
        return load;
      }
    }
    if (groups.unread().contains(s.ref())) {
      missing.addAll(groups.unknowns());
    }
    missing.addAll(loadsMissing());
    return Load.NONE;
  }

  private static @Nullable Instant oldest(List<Task> tasks) {
    return tasks.stream()
        .map(Task::startedAt)
        .filter(Objects::nonNull)
        .min(Comparator.naturalOrder())
        .orElse(null);
  }

  private record Slot(String definition, String container) {}

  /** In the order of tasks; a digest that ECS does not tell yet is left out. */
  private static List<Evidence.Image> images(List<Task> tasks) {
    Map<Slot, Set<String>> digests = new LinkedHashMap<>();
    Map<Slot, @Nullable String> names = new HashMap<>();
    for (Task t : tasks) {
      for (Task.Container c : t.containers()) {
        Slot slot = new Slot(t.taskDefinition(), c.name());
        Set<String> own = digests.computeIfAbsent(slot, k -> new LinkedHashSet<>());
        names.putIfAbsent(slot, c.image());
        if (c.imageDigest() != null) {
          own.add(c.imageDigest());
        }
      }
    }
    List<Evidence.Image> images = new ArrayList<>();
    digests.forEach(
        (slot, own) ->
            images.add(new Evidence.Image(slot.container(), names.get(slot), List.copyOf(own))));
    return images;
  }
}
