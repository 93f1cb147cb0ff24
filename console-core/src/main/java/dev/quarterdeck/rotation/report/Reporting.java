package dev.quarterdeck.rotation.report;

import dev.quarterdeck.kernel.Deadline;
import dev.quarterdeck.kernel.Listing;
import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.kernel.SecretValue;
import dev.quarterdeck.kernel.Snapshot;
import dev.quarterdeck.kernel.Unknown;
import dev.quarterdeck.rotation.journal.Course;
import dev.quarterdeck.rotation.journal.Operation;
import dev.quarterdeck.rotation.journal.Target;
import dev.quarterdeck.rotation.plan.Schedules;
import dev.quarterdeck.secrets.KeyUse;
import dev.quarterdeck.secrets.Reuse;
import dev.quarterdeck.secrets.SecretContent;
import dev.quarterdeck.secrets.SecretDocument;
import dev.quarterdeck.secrets.SecretStore;
import dev.quarterdeck.secrets.SecretSummary;
import dev.quarterdeck.secrets.StaleTask;
import dev.quarterdeck.secrets.UsageReader;
import dev.quarterdeck.secrets.VersionRef;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Looks, after a compromised key was replaced, for everything that still has the old value. */
public final class Reporting {
  /** Shorter values, such as {@code true}, are the same in many places for good reason. */
  private static final int LEAST = 8;

  private final SecretStore store;
  private final UsageReader usage;
  private final Schedules schedules;
  private final Reuse reuse;
  private final InstantSource clock;
  private final Supplier<Deadline> deadline;

  public Reporting(
      SecretStore store,
      UsageReader usage,
      Schedules schedules,
      Reuse reuse,
      InstantSource clock,
      Supplier<Deadline> deadline) {
    this.store = store;
    this.usage = usage;
    this.schedules = schedules;
    this.reuse = reuse;
    this.clock = clock;
    this.deadline = deadline;
  }

  /** What could not be looked at is an unknown, and then nothing is proven. */
  public CompromiseReport of(Operation operation) {
    List<Target> targets = operation.order().targets();
    Set<String> arns = targets.stream().map(Target::arn).collect(Collectors.toSet());
    List<Unknown> unknowns = new ArrayList<>();
    List<KeyUse> uses =
        taken("who uses the keys", usage.usageOf(deadline.get(), arns), unknowns).stream()
            .filter(u -> concerns(targets, u))
            .toList();
    List<StaleTask> holding =
        taken("tasks that hold the old value", usage.staleOf(deadline.get(), arns), unknowns)
            .stream()
            .filter(t -> concerns(targets, t))
            .toList();
    List<CompromiseReport.Pinned> pinned =
        uses.stream()
            .filter(u -> u.pinnedVersion() != null)
            .map(
                u ->
                    new CompromiseReport.Pinned(
                        u.cluster(), u.service(), name(u), String.valueOf(u.pinnedVersion())))
            .distinct()
            .toList();
    int tasks =
        uses.stream()
            .filter(u -> u.pinnedVersion() == null)
            .collect(
                Collectors.toMap(
                    u ->
                        u.cluster() + "/" + u.service() + " " + u.deployment() + u.taskDefinition(),
                    u -> u.tasks().all(),
                    Math::max))
            .values()
            .stream()
            .mapToInt(Integer::intValue)
            .sum();
    Listing<Schedules.Taking> scheduled = schedules.taking(targets);
    unknowns.addAll(scheduled.unknowns());
    List<Reuse.Place> places = elsewhere(operation, unknowns);
    return new CompromiseReport(
        operation.id(),
        clock.instant(),
        holding.isEmpty()
            && pinned.isEmpty()
            && scheduled.items().stream().noneMatch(Schedules.Taking::pinned)
            && unknowns.isEmpty(),
        tasks,
        holding,
        pinned,
        scheduled.items().stream().map(Schedules.Taking::text).toList(),
        places,
        oldVersions(operation, unknowns),
        operation.course().retire() == Course.Retire.DONE,
        unknowns);
  }

  private static String name(KeyUse u) {
    String name = u.secretName();
    return name == null ? u.secret() : name;
  }

  private static boolean concerns(List<Target> targets, KeyUse u) {
    return targets.stream().anyMatch(t -> t.arn().equals(u.secret()) && t.takes(u.key()));
  }

  private static boolean concerns(List<Target> targets, StaleTask task) {
    return targets.stream()
        .filter(t -> t.name().equals(task.secret()))
        .flatMap(t -> t.keys().stream())
        .anyMatch(k -> k.key() == null || task.keys().isEmpty() || task.keys().contains(k.key()));
  }

  private static <T> List<T> taken(
      String what, Outcome<Snapshot<List<T>>> read, List<Unknown> unknowns) {
    return switch (read) {
      case Outcome.Done<Snapshot<List<T>>>(Snapshot<List<T>> snapshot) -> {
        unknowns.addAll(snapshot.unknowns());
        yield snapshot.value();
      }
      case Outcome.Failed<Snapshot<List<T>>>(Problem problem) -> {
        unknowns.add(Unknown.of(what, problem));
        yield List.of();
      }
    };
  }

  private List<Reuse.Place> elsewhere(Operation operation, List<Unknown> unknowns) {
    List<SecretValue> old = new ArrayList<>();
    try {
      for (Target t : operation.order().targets()) {
        String version = operation.course().original(t.arn());
        switch (store.read(t.arn(), new VersionRef.Id(version))) {
          case Outcome.Done<SecretContent>(SecretContent content) -> {
            try (content) {
              t.keys().stream().flatMap(k -> value(content, k).stream()).forEach(old::add);
            }
          }
          case Outcome.Failed<SecretContent>(Problem problem) ->
              unknowns.add(Unknown.of("the old value of " + t.name(), problem));
        }
      }
      List<SecretValue> worth = old.stream().filter(v -> v.size() >= LEAST).toList();
      return worth.isEmpty()
          ? List.of()
          : taken(
              "where else the old value stands",
              reuse.holding(worth, "compromised key, rotation " + operation.id()),
              unknowns);
    } finally {
      old.forEach(SecretValue::close);
    }
  }

  private static Optional<SecretValue> value(SecretContent content, Target.Key key) {
    return key.key() == null
        ? Optional.of(content.value().copy())
        : SecretDocument.valueOf(content.value(), key.key());
  }

  private List<CompromiseReport.OldVersion> oldVersions(
      Operation operation, List<Unknown> unknowns) {
    List<CompromiseReport.OldVersion> versions = new ArrayList<>();
    for (Target t : operation.order().targets()) {
      String version = operation.course().original(t.arn());
      switch (store.describe(t.arn())) {
        case Outcome.Done<SecretSummary>(SecretSummary s) ->
            versions.add(
                new CompromiseReport.OldVersion(
                    t.name(), version, s.stages().getOrDefault(version, List.of())));
        case Outcome.Failed<SecretSummary>(Problem problem) ->
            unknowns.add(Unknown.of("the labels of " + t.name(), problem));
      }
    }
    return versions;
  }
}
