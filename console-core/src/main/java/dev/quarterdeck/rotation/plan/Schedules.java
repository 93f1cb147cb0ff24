package dev.quarterdeck.rotation.plan;

import dev.quarterdeck.kernel.Deadline;
import dev.quarterdeck.kernel.Gather;
import dev.quarterdeck.kernel.Listing;
import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.kernel.Text;
import dev.quarterdeck.kernel.Unknown;
import dev.quarterdeck.rotation.journal.Target;
import dev.quarterdeck.secrets.ValueFrom;
import dev.quarterdeck.services.Ecs;
import dev.quarterdeck.services.ScheduledTasks;
import dev.quarterdeck.services.TaskDefinition;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Supplier;

/**
 * Which tasks that EventBridge's rules and schedules start take the keys that are rotated: nobody
 * restarts those.
 */
public final class Schedules {
  private final ScheduledTasks scheduled;
  private final Ecs ecs;
  private final Supplier<Deadline> deadline;

  public Schedules(ScheduledTasks scheduled, Ecs ecs, Supplier<Deadline> deadline) {
    this.scheduled = scheduled;
    this.ecs = ecs;
    this.deadline = deadline;
  }

  /**
   * A rule or schedule whose tasks take a key.
   *
   * @param text in words
   * @param pinned whether they name a version, which no rotation reaches
   */
  public record Taking(String text, boolean pinned) {}

  /** One for each rule or schedule and secret; what could not be read is an unknown. */
  public Listing<Taking> taking(Collection<Target> targets) {
    return switch (scheduled.starts()) {
      case Outcome.Done<Listing<ScheduledTasks.Start>>(Listing<ScheduledTasks.Start> starts) ->
          taking(targets, starts);
      case Outcome.Failed<Listing<ScheduledTasks.Start>>(Problem problem) ->
          new Listing<>(List.of(), List.of(Unknown.of("tasks that EventBridge starts", problem)));
    };
  }

  private Listing<Taking> taking(Collection<Target> targets, Listing<ScheduledTasks.Start> starts) {
    List<String> named =
        starts.items().stream().map(ScheduledTasks.Start::taskDefinition).distinct().toList();
    List<Outcome<TaskDefinition>> read =
        Gather.each(deadline.get(), named, n -> "task definition " + n, this::definition);
    Map<String, Outcome<TaskDefinition>> definitions = new HashMap<>();
    for (int i = 0; i < named.size(); i++) {
      definitions.put(named.get(i), read.get(i));
    }
    TreeSet<Taking> found = new TreeSet<>(Comparator.comparing(Taking::text));
    List<Unknown> unknowns = new ArrayList<>(starts.unknowns());
    for (ScheduledTasks.Start start : starts.items()) {
      switch (definitions.get(start.taskDefinition())) {
        case Outcome.Done<TaskDefinition>(TaskDefinition d) ->
            d.containers().stream()
                .flatMap(c -> c.secrets().stream())
                .flatMap(r -> ValueFrom.secret(r.valueFrom()).stream())
                .flatMap(from -> line(targets, start, d, from).stream())
                .forEach(found::add);
        // A revision that was deleted, a family without an active one: nothing can be started.
        case Outcome.Failed<TaskDefinition>(Problem.NotFound _) -> {}
        case Outcome.Failed<TaskDefinition>(Problem problem) ->
            unknowns.add(Unknown.of("what " + start.starter().words() + " starts", problem));
        case null -> throw new IllegalStateException("not read: " + start.taskDefinition());
      }
    }
    return new Listing<>(List.copyOf(found), unknowns);
  }

  /** EventBridge starts a family's newest revision where its target names none. */
  private Outcome<TaskDefinition> definition(String arn) {
    String name = arn.substring(arn.lastIndexOf('/') + 1);
    return name.contains(":") ? ecs.taskDefinition(arn) : ecs.newestRevision(name);
  }

  private static Optional<Taking> line(
      Collection<Target> targets, ScheduledTasks.Start start, TaskDefinition d, ValueFrom from) {
    return targets.stream()
        .filter(t -> t.arn().equals(from.secretArn()) && t.takes(from.key()))
        .findFirst()
        .map(
            t ->
                new Taking(
                    Text.clean(
                        capital(start.starter().words())
                            + " ("
                            + (start.schedule() == null ? "on events" : start.schedule())
                            + (start.enabled() ? "" : ", disabled")
                            + ") starts "
                            + d.family()
                            + ":"
                            + d.revision()
                            + " in "
                            + start.cluster()
                            + next(t, from)),
                    from.pinned()));
  }

  private static String capital(String words) {
    return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }

  private static String next(Target target, ValueFrom from) {
    if (from.versionId() != null) {
      return ", pinned to version "
          + from.versionId()
          + " of "
          + target.name()
          + ": a rotation never reaches it. Register a task definition without the version.";
    }
    return "AWSCURRENT".equals(from.followedStage())
        ? ": its next start takes the new value of " + target.name() + "."
        : ", which follows "
            + from.followedStage()
            + " of "
            + target.name()
            + ", not AWSCURRENT: it does not get the new value by this.";
  }
}
