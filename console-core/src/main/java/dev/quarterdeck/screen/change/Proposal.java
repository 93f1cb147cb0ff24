package dev.quarterdeck.screen.change;

import dev.quarterdeck.change.Change;
import dev.quarterdeck.kernel.Outcome;
import java.util.List;

/**
 * A change as a screen offers it: what has to be asked first, how it is prepared, and how its end
 * is worded. Holds no value of a secret.
 *
 * @param <D> what the features are reached through
 * @param <R> what the change comes to
 */
public interface Proposal<D, R> {
  /** A few words: {@code Roll back prod/api}. */
  String title();

  /** The word on the button that does it: {@code Roll back}. */
  String verb();

  /** What to ask before there can be a plan; none when nothing is missing. */
  default List<Input> asks() {
    return List.of();
  }

  /**
   * Reads what there is and plans; changes nothing. Called off the loop. What is written to {@code
   * progress} while the change is made is shown at once.
   */
  Outcome<Change<R>> prepare(D desk, Answers answers, Progress progress);

  /** The end in words. */
  List<SheetLine> said(R result);

  /**
   * Watches what the change began to its end, after it was made and recorded; called off the loop,
   * and interrupted when somebody stops it. Most changes are over when they are made.
   */
  default Ending end(D desk, R result, Progress progress) {
    return new Ending(said(result), good(result));
  }

  /** How it ended. */
  record Ending(List<SheetLine> lines, boolean good) {}

  /** Whether the end is what was wished for: {@code false} for a rotation that was backed out. */
  default boolean good(R result) {
    return true;
  }
}
