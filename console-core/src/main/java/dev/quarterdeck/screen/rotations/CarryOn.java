package dev.quarterdeck.screen.rotations;

import dev.quarterdeck.change.Change;
import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.rotation.RotationResult;
import dev.quarterdeck.rotation.journal.Status;
import dev.quarterdeck.screen.change.Answers;
import dev.quarterdeck.screen.change.Input;
import dev.quarterdeck.screen.change.Progress;
import dev.quarterdeck.screen.change.Proposal;
import dev.quarterdeck.screen.change.SheetLine;
import dev.quarterdeck.screen.console.Reads;
import java.util.List;

/** A rotation that is there already is carried on. */
sealed interface CarryOn extends Proposal<Reads, RotationResult> {
  String id();

  @Override
  default List<SheetLine> said(RotationResult result) {
    return RotationEnd.lines(result);
  }

  @Override
  default boolean good(RotationResult result) {
    return RotationEnd.good(result);
  }

  @Override
  default boolean runsOn() {
    return true;
  }

  @Override
  default String whenStopped() {
    return RotationEnd.STOPPED;
  }

  /** Pages know it to be running while it is. */
  static Change<RotationResult> followed(Reads desk, String id, Change<RotationResult> change) {
    return new Followed(change, desk.features().watch(), id, () -> {});
  }

  /**
   * Forward, or back if it was backing out.
   *
   * @param again a value that was supplied was never staged: no journal holds it
   */
  record Resume(String id, boolean again) implements CarryOn {
    @Override
    public List<Input> asks() {
      return again
          ? List.of(Input.secret("value", "New value", "given again: it was never staged"))
          : List.of();
    }

    @Override
    public String title() {
      return "Resume rotation " + id;
    }

    @Override
    public String verb() {
      return "Resume";
    }

    @Override
    public Outcome<Change<RotationResult>> prepare(Reads desk, Answers answers, Progress progress) {
      return desk.features()
          .rotations()
          .resume(
              id,
              null,
              question -> Outcome.done(answers.secret("value")),
              new LiveLines(progress, desk.features().watch()))
          .map(change -> CarryOn.followed(desk, id, change));
    }
  }

  /** Secret and services as they were. */
  record Abort(String id) implements CarryOn {
    @Override
    public String title() {
      return "Back out rotation " + id;
    }

    @Override
    public String verb() {
      return "Back out";
    }

    @Override
    public Outcome<Change<RotationResult>> prepare(Reads desk, Answers answers, Progress progress) {
      return desk.features()
          .rotations()
          .abort(id, new LiveLines(progress, desk.features().watch()))
          .map(change -> CarryOn.followed(desk, id, change));
    }

    /** It was to be taken back, and it was. */
    @Override
    public boolean good(RotationResult result) {
      return result.status() == Status.BACKED_OUT || result.status() == Status.FAILED;
    }
  }

  /** The old value is valid no more. */
  record Retire(String id, boolean early) implements CarryOn {
    @Override
    public String title() {
      return "Retire the old value of rotation " + id;
    }

    @Override
    public String verb() {
      return "Retire it";
    }

    @Override
    public Outcome<Change<RotationResult>> prepare(Reads desk, Answers answers, Progress progress) {
      return desk.features()
          .rotations()
          .retire(id, early, new LiveLines(progress, desk.features().watch()))
          .map(change -> CarryOn.followed(desk, id, change));
    }
  }
}
