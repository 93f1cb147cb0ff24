package dev.quarterdeck.rotation.journal;

import dev.quarterdeck.kernel.ExitCode;
import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.kernel.Unknown;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far an operation is.
 *
 * @param next the step to do, or to do again
 * @param why what it stopped at; null while all is well
 * @param retire what became of the old credential
 * @param retireAfter not before that; null where nothing is to be retired
 */
public record Course(
    Status status,
    Step next,
    List<Phase> phases,
    List<StepEntry> steps,
    @Nullable Why why,
    Retire retire,
    @Nullable Instant retireAfter,
    List<String> notes,
    List<Unknown> unknowns,
    Instant updatedAt) {
  public Course {
    phases = List.copyOf(phases);
    steps = List.copyOf(steps);
    notes = List.copyOf(notes);
    unknowns = List.copyOf(unknowns);
  }

  /** What became of the old credential. */
  public enum Retire {
    /** There is nothing to retire, or it is not its time yet. */
    NOT_DUE,
    /** The roll-out is complete: from {@code retireAfter} on it may be retired. */
    DUE,
    /** It was begun: from here there is no way back. */
    MEANT,
    DONE
  }

  /** What an operation stopped at; {@code exit} is that of the problem behind it. */
  public record Why(ExitCode exit, String sentence, String remedy) {
    public static Why of(Problem problem) {
      return new Why(problem.exit(), problem.sentence(), problem.remedy());
    }
  }

  public static Course start(Phase first, Step step, Instant at) {
    return new Course(
        Status.RUNNING,
        step,
        List.of(first),
        List.of(),
        null,
        Retire.NOT_DUE,
        null,
        List.of(),
        List.of(),
        at);
  }

  /** The phase under way: the last that was not taken back. */
  public Phase phase() {
    return phases.reversed().stream().filter(p -> !p.undone()).findFirst().orElse(phases.getLast());
  }

  /** The newest that was made of a secret and not taken back, else the newest there ever was. */
  public Phase.Version latest(String secret) {
    Phase.Version latest = phases.getFirst().version(secret);
    for (Phase p : phases) {
      if (!p.undone() && p.has(secret)) {
        latest = p.version(secret);
      }
    }
    return latest;
  }

  /** The version of before the operation. */
  public String original(String secret) {
    return phases.getFirst().version(secret).base();
  }

  public Course with(Phase changed) {
    List<Phase> all = new ArrayList<>(phases);
    int at = changed.index();
    if (at < all.size()) {
      all.set(at, changed);
    } else {
      all.add(changed);
    }
    return new Course(
        status, next, all, steps, why, retire, retireAfter, notes, unknowns, updatedAt);
  }

  public Course next(Step step) {
    return new Course(
        status, step, phases, steps, why, retire, retireAfter, notes, unknowns, updatedAt);
  }

  public Course status(Status now, @Nullable Why reason) {
    return new Course(
        now, next, phases, steps, reason, retire, retireAfter, notes, unknowns, updatedAt);
  }

  public Course with(StepEntry entry) {
    List<StepEntry> all = new ArrayList<>(steps);
    all.add(entry);
    return new Course(
        status, next, phases, all, why, retire, retireAfter, notes, unknowns, entry.at());
  }

  public Course retire(Retire state, @Nullable Instant after) {
    return new Course(status, next, phases, steps, why, state, after, notes, unknowns, updatedAt);
  }

  /** Adds what is not there yet. */
  public Course note(List<String> more, List<Unknown> missing) {
    List<String> allNotes = new ArrayList<>(notes);
    more.stream().filter(n -> !allNotes.contains(n)).forEach(allNotes::add);
    List<Unknown> allUnknowns = new ArrayList<>(unknowns);
    missing.stream().filter(u -> !allUnknowns.contains(u)).forEach(allUnknowns::add);
    return new Course(
        status, next, phases, steps, why, retire, retireAfter, allNotes, allUnknowns, updatedAt);
  }
}
