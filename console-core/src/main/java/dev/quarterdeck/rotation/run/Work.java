package dev.quarterdeck.rotation.run;

import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Unknown;
import dev.quarterdeck.rotation.journal.Course;
import dev.quarterdeck.rotation.journal.Journal;
import dev.quarterdeck.rotation.journal.Order;
import dev.quarterdeck.rotation.journal.Phase;
import dev.quarterdeck.rotation.journal.Roll;
import dev.quarterdeck.rotation.journal.Step;
import dev.quarterdeck.rotation.journal.StepEntry;
import dev.quarterdeck.rotation.journal.Target;
import dev.quarterdeck.rotation.recipe.Recipe;
import dev.quarterdeck.secrets.SecretSummary;
import dev.quarterdeck.secrets.edit.OwnLabel;
import dev.quarterdeck.secrets.edit.Staging;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One run of an operation: its journal, what it works with, and what a person decided. */
final class Work {
  final Parts parts;
  final Journal journal;
  final Staging staging;
  private final Progress progress;
  private final Map<String, Recipe> given;
  private final Decision decision;

  Work(
      Parts parts,
      Journal journal,
      Map<String, Recipe> given,
      Decision decision,
      Progress progress) {
    this.parts = parts;
    this.journal = journal;
    this.given = Map.copyOf(given);
    this.decision = decision;
    this.progress = progress;
    this.staging = new Staging(parts.store(), parts.editor());
  }

  /**
   * What a person decided when they resumed or aborted.
   *
   * @param insist back out also where somebody else's version came in between
   * @param onto somebody else's version that may be built on; null for none
   */
  record Decision(boolean insist, @Nullable String onto) {
    static final Decision NONE = new Decision(false, null);
  }

  Order order() {
    return journal.order();
  }

  Course course() {
    return journal.course();
  }

  Phase phase() {
    return course().phase();
  }

  /** Who is rolled, {@code cluster/service}: those of the plan, and those that came since. */
  List<String> consumers() {
    return Stream.concat(
            order().consumers().stream(),
            course().phases().stream().flatMap(p -> p.rolls().stream()).map(Roll::ref))
        .distinct()
        .toList();
  }

  OwnLabel label() {
    return order().label();
  }

  boolean insists() {
    return decision.insist();
  }

  boolean allows(String version) {
    return version.equals(decision.onto());
  }

  Instant now() {
    return parts.clock().instant();
  }

  Progress progress() {
    return progress;
  }

  SecretSummary describe(String arn) {
    return parts.store().describe(arn).orThrow();
  }

  /** The recipe that was handed in for the key, or the one of that name. */
  Recipe recipe(Target target, Target.Key key) {
    Recipe own = given.get(place(target.arn(), key.key()));
    return own != null ? own : parts.recipes().apply(key.recipe()).orThrow();
  }

  static String place(String arn, @Nullable String key) {
    return arn + ' ' + (key == null ? "" : key);
  }

  void update(UnaryOperator<Course> change) {
    journal.update(change);
  }

  void update(Phase.Version version) {
    journal.update(c -> c.with(c.phase().with(version)));
  }

  void update(Roll roll) {
    journal.update(c -> c.with(c.phase().with(roll)));
  }

  void note(String sentence) {
    journal.update(c -> c.note(List.of(sentence), List.of()));
  }

  void missing(List<Unknown> unknowns) {
    if (!unknowns.isEmpty()) {
      journal.update(c -> c.note(List.of(), unknowns));
    }
  }

  /** Written before the first call of the step. */
  void started(Step step) {
    log(step, StepEntry.Status.STARTED, "", c -> c);
  }

  /** Written with what else the step's end changes, at once. */
  void log(Step step, StepEntry.Status status, String detail, UnaryOperator<Course> more) {
    StepEntry entry = new StepEntry(step.id(), status, now(), detail);
    journal.update(c -> more.apply(c.with(entry)));
    progress.step(entry);
  }

  /** Waits in AWS's time. */
  void pause(Duration time) {
    Outcome.of(
            () -> {
              parts.pause().pause(time);
              return time;
            })
        .orThrow();
  }
}
