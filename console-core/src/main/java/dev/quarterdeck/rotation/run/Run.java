package dev.quarterdeck.rotation.run;

import dev.quarterdeck.kernel.ExitCode;
import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.kernel.ProblemException;
import dev.quarterdeck.rotation.journal.Course;
import dev.quarterdeck.rotation.journal.Course.Why;
import dev.quarterdeck.rotation.journal.Journal;
import dev.quarterdeck.rotation.journal.Operation;
import dev.quarterdeck.rotation.journal.Phase;
import dev.quarterdeck.rotation.journal.Status;
import dev.quarterdeck.rotation.journal.Step;
import dev.quarterdeck.rotation.journal.StepEntry;
import dev.quarterdeck.rotation.journal.Way;
import dev.quarterdeck.rotation.recipe.Recipe;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Carries one operation as far as it goes: to its end, back to its beginning, or to where a person
 * has to decide. Every step is written down before it begins and can be begun again, so that a run
 * may end anywhere and the next one goes on.
 */
public final class Run {
  /** What fails there says nothing against the new value: every consumer is well with it. */
  private static final Set<Step> AFTER_ROLL =
      EnumSet.of(Step.RECHECK, Step.OVERLAP, Step.RETIRE, Step.RELEASE);

  private final Work work;
  private final Steps steps;

  private Run(Work work) {
    this.work = work;
    this.steps = new Steps(work);
  }

  /**
   * A new operation, or one that stopped.
   *
   * @param given recipes by {@link #place}; others are looked up by name
   * @param onto somebody else's version that may be built on; null for none
   */
  public static Outcome<Operation> forward(
      Parts parts,
      Journal journal,
      Map<String, Recipe> given,
      @Nullable String onto,
      Progress progress) {
    boolean back = journal.course().next().back();
    return new Run(new Work(parts, journal, given, new Work.Decision(back, onto), progress))
        .carry(c -> c.status(Status.RUNNING, back ? cause(c) : null));
  }

  /** Takes an operation back that stopped before its end. */
  public static Outcome<Operation> back(Parts parts, Journal journal, Progress progress) {
    return new Run(new Work(parts, journal, Map.of(), new Work.Decision(true, null), progress))
        .carry(
            c ->
                c.next().back()
                    ? c.status(Status.RUNNING, cause(c))
                    : c.status(Status.RUNNING, cause(c)).next(Step.BACK_REVERSE));
  }

  /**
   * Why it is taken back: what failed. What a pause said is no reason, and its advice to go on
   * would be wrong at the end.
   */
  private static Why cause(Course c) {
    Why why = c.why();
    if (why != null && why.exit() != ExitCode.INTERRUPTED) {
      return why;
    }
    String sentence =
        c.steps().stream()
            .filter(s -> s.status() == StepEntry.Status.FAILED)
            .map(StepEntry::detail)
            .reduce((first, last) -> last)
            .orElse(
                why == null ? "It was aborted." : "It was aborted. Before that: " + why.sentence());
    return new Why(ExitCode.BAD, sentence, "Rotate again when the reason is gone.");
  }

  /** Takes the old credential's validity away, by one more version where the secret holds it. */
  public static Outcome<Operation> retire(Parts parts, Journal journal, Progress progress) {
    Work work = new Work(parts, journal, Map.of(), Work.Decision.NONE, progress);
    return Outcome.of(
            () ->
                work.order().retiresByVersion()
                    ? Optional.of(Steps.next(work, true))
                    : Optional.<Phase>empty())
        .then(
            phase ->
                new Run(work)
                    .carry(
                        c ->
                            phase
                                .map(p -> c.with(p).next(Step.STAGE))
                                .orElse(c.next(Step.RETIRE))
                                .status(Status.RUNNING, null)));
  }

  /** The name under which a key's recipe is handed in. */
  public static String place(String arn, @Nullable String key) {
    return Work.place(arn, key);
  }

  private Outcome<Operation> carry(UnaryOperator<Course> begin) {
    return Outcome.of(
        () -> {
          work.update(begin);
          while (work.course().status() == Status.RUNNING) {
            step(work.course().next());
          }
          return work.journal.operation();
        });
  }

  private void step(Step step) {
    try {
      work.started(step);
      Steps.End end = steps.perform(step);
      work.log(step, StepEntry.Status.DONE, end.said(), end.change());
    } catch (Halt halt) {
      pause(step, halt.problem());
    } catch (Bad bad) {
      failed(step, bad.why());
    } catch (ProblemException e) {
      problem(step, e.problem());
    }
  }

  private void problem(Step step, Problem problem) {
    switch (problem) {
      // Nothing can be written down: nothing more may be done.
      case Problem.Storage storage -> throw new ProblemException(storage);
      case Problem.Interrupted stopped ->
          pause(step, new Problem.Interrupted("Stopped at " + step.id() + ".", remedy()));
      case Problem.Credentials _,
          Problem.Throttled _,
          Problem.Unreachable _,
          Problem.TimedOut _ -> {
        if (step == Step.ACCEPT || step == Step.TEST) {
          failed(step, Why.of(problem));
        } else {
          pause(
              step, new Problem.Interrupted(problem.sentence(), problem.remedy() + " " + remedy()));
        }
      }
      case Problem.Unexpected _ ->
          pause(
              step, new Problem.Interrupted(problem.sentence(), problem.remedy() + " " + remedy()));
      case Problem.Denied _,
          Problem.NotFound _,
          Problem.Conflict _,
          Problem.Invalid _,
          Problem.Refused _ ->
          failed(step, Why.of(problem));
    }
  }

  private String remedy() {
    return Way.advice(work.journal.operation());
  }

  /** A step that cannot be done: back, unless that is what cannot be done. */
  private void failed(Step step, Why why) {
    if (step.back() || AFTER_ROLL.contains(step)) {
      pause(step, new Problem.Interrupted(why.sentence(), why.remedy() + " " + remedy()));
    } else if (work.order().driven()) {
      driven(step, why);
    } else if (work.order().compromised() && work.phase().promotedAt() != null) {
      pause(
          step,
          new Problem.Interrupted(
              why.sentence(),
              why.remedy()
                  + " Backing out would put the compromised value in force again, so it was not"
                  + " done. "
                  + remedy()));
    } else {
      work.log(
          step,
          StepEntry.Status.FAILED,
          why.sentence(),
          c -> c.status(Status.RUNNING, why).next(Step.BACK_REVERSE));
    }
  }

  /** The provider made the value and may know no other: there is no way back by a label. */
  private void driven(Step step, Why why) {
    if (step == Step.DRIVE) {
      work.log(step, StepEntry.Status.FAILED, why.sentence(), c -> c.status(Status.FAILED, why));
    } else {
      pause(
          step,
          new Problem.Interrupted(
              why.sentence(),
              why.remedy()
                  + " The provider made the new value and may know no other, so nothing was taken"
                  + " back. Go on: qd rotations resume "
                  + work.order().id()));
    }
  }

  private void pause(Step step, Problem problem) {
    work.log(
        step,
        StepEntry.Status.PAUSED,
        problem.sentence(),
        c -> c.status(Status.PAUSED, Why.of(problem)));
  }
}
