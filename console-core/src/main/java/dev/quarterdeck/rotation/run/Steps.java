package dev.quarterdeck.rotation.run;

import dev.quarterdeck.rotation.journal.Course;
import dev.quarterdeck.rotation.journal.Course.Retire;
import dev.quarterdeck.rotation.journal.Phase;
import dev.quarterdeck.rotation.journal.Roll;
import dev.quarterdeck.rotation.journal.Status;
import dev.quarterdeck.rotation.journal.Step;
import dev.quarterdeck.rotation.journal.StepEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** Every step, and which one comes after it. */
final class Steps {
  private final Work work;
  private final Stage stage;
  private final Provided provided;
  private final Promotion promotion;
  private final Reversal reversal;
  private final RollOut rollOut;
  private final Probing probing;
  private final Latecomers latecomers;
  private final Returning returning;

  Steps(Work work) {
    this.work = work;
    this.stage = new Stage(work);
    this.provided = new Provided(work);
    this.promotion = new Promotion(work);
    this.reversal = new Reversal(work);
    this.rollOut = new RollOut(work);
    this.probing = new Probing(work);
    this.latecomers = new Latecomers(work, rollOut, probing);
    this.returning = new Returning(work, latecomers);
  }

  /** What was done, in words, and what it changes of the course. */
  record End(String said, UnaryOperator<Course> change) {
    static End then(String said, Step next) {
      return new End(said, c -> c.next(next));
    }
  }

  End perform(Step step) {
    return switch (step) {
      case DRIVE -> End.then(new Driving(work).drive(), Step.SETTLE);
      case STAGE -> End.then(stage.stage(), Step.VERIFY);
      case VERIFY -> End.then(stage.verify(), retiring() ? Step.PROMOTE : Step.ACCEPT);
      case ACCEPT -> End.then(provided.accept(), Step.TEST);
      case TEST -> End.then(provided.test(), Step.PROMOTE);
      case PROMOTE -> {
        Promotion.Promoted p = promotion.promote();
        yield End.then(p.said(), p.next());
      }
      case SETTLE -> {
        Promotion.Promoted p = promotion.settle();
        yield End.then(p.said(), p.next());
      }
      case CANARY -> {
        List<String> one = List.of(Objects.requireNonNull(work.order().canary()));
        String rolled = rollOut.roll(one, false, promotedAt());
        yield End.then(rolled + "; " + probing.probe(one), Step.ROLL);
      }
      case ROLL -> End.then(rollOut.roll(work.consumers(), false, promotedAt()), Step.PROBE);
      case PROBE -> End.then(probing.probe(rolled(false)), Step.RECHECK);
      case RECHECK -> End.then(latecomers.roll(promotedAt()), afterRoll());
      case OVERLAP -> overlap();
      case RETIRE -> {
        latecomers.drained();
        yield End.then(provided.retire(), Step.RELEASE);
      }
      case RELEASE -> release();
      case BACK_REVERSE -> {
        String reversed = reversal.reverse();
        String reverted = provided.revert(false);
        yield End.then(reversed + "; " + reverted, Step.BACK_ROLL);
      }
      case BACK_ROLL -> {
        List<String> refs = returning.services();
        yield End.then(
            refs.isEmpty()
                ? "nobody had started with the new value"
                : rollOut.roll(refs, true, reversedAt()),
            Step.BACK_PROBE);
      }
      case BACK_PROBE -> {
        List<String> refs = rolled(true);
        yield End.then(
            refs.isEmpty() ? "nothing to look at" : probing.probeBack(refs), Step.BACK_REVERT);
      }
      case BACK_REVERT -> reverted();
      case BACK_RELEASE -> released();
    };
  }

  private boolean retiring() {
    return work.phase().retiring();
  }

  private Instant promotedAt() {
    return Objects.requireNonNull(work.phase().promotedAt());
  }

  private Instant reversedAt() {
    return Objects.requireNonNull(work.phase().reversedAt());
  }

  private List<String> rolled(boolean back) {
    return work.phase().rolls().stream()
        .filter(r -> r.back() == back && r.state() == Roll.State.DONE)
        .map(Roll::ref)
        .toList();
  }

  private boolean retiresNow() {
    return work.order().retires() && work.order().overlap().isZero();
  }

  private Step afterRoll() {
    if (retiring()) {
      return Step.RETIRE;
    }
    boolean more = work.phase().index() + 1 < work.order().phases();
    if (more || (retiresNow() && work.order().retiresByVersion())) {
      return Step.OVERLAP;
    }
    return retiresNow() ? Step.RETIRE : Step.RELEASE;
  }

  /** The wait between two versions, and then the next one. */
  private End overlap() {
    boolean more = work.phase().index() + 1 < work.order().phases();
    Duration wait =
        more && !work.order().compromised() ? work.order().betweenPhases() : Duration.ZERO;
    Instant until = overlapBegan().plus(wait);
    Duration left = Duration.between(work.now(), until);
    if (left.isPositive()) {
      work.pause(left);
    }
    Phase next = next(work, !more);
    return new End(
        wait.isZero() ? "no wait" : "waited " + wait.toMinutes() + " minutes",
        c -> c.with(next).next(Step.STAGE));
  }

  /** The first time that this phase's wait began, also when it was stopped since. */
  private Instant overlapBegan() {
    List<StepEntry> steps = work.course().steps();
    Instant began = work.now();
    for (StepEntry s : steps.reversed()) {
      if (s.step().equals(Step.PROBE.id())) {
        break;
      }
      if (s.step().equals(Step.OVERLAP.id()) && s.status() == StepEntry.Status.STARTED) {
        began = s.at();
      }
    }
    return began;
  }

  /** A phase on top of what is current now. */
  static Phase next(Work work, boolean retiring) {
    int index = work.course().phases().size();
    List<Phase.Version> versions =
        work.order().targets().stream()
            .filter(
                t ->
                    t.keys().stream()
                        .anyMatch(
                            k ->
                                retiring
                                    ? work.recipe(t, k).retiresByVersion()
                                    : index
                                        < work.recipe(t, k)
                                            .phases(
                                                k.settings(t.arn(), work.order().compromised()))))
            .map(
                t ->
                    Phase.Version.meant(
                        t.arn(),
                        Objects.requireNonNullElse(work.describe(t.arn()).currentVersion(), ""),
                        UUID.randomUUID().toString()))
            .toList();
    return new Phase(index, retiring, false, null, null, false, versions, List.of());
  }

  private End release() {
    boolean due = work.order().retires() && work.course().retire() != Retire.DONE;
    String said = reversal.release(due);
    Instant after = work.now().plus(work.order().overlap());
    return new End(
        said,
        c ->
            c.retire(due ? Retire.DUE : c.retire(), due ? after : null)
                .status(Status.COMPLETED, null));
  }

  private End reverted() {
    String said = provided.revert(true);
    boolean more = !retiring() && work.phase().index() > 0;
    return new End(
        said,
        c -> c.with(c.phase().markUndone()).next(more ? Step.BACK_REVERSE : Step.BACK_RELEASE));
  }

  private End released() {
    Phase last = work.course().phases().getLast();
    boolean promoted = work.course().phases().stream().anyMatch(p -> p.promotedAt() != null);
    String said = reversal.release(last.retiring());
    return new End(
        said,
        c ->
            last.retiring()
                ? c.retire(Retire.DUE, c.retireAfter()).status(Status.COMPLETED, c.why())
                : c.status(promoted ? Status.BACKED_OUT : Status.FAILED, c.why()));
  }
}
