package dev.quarterdeck.screen.change;

import dev.quarterdeck.kernel.Outcome;
import java.util.List;

/**
 * What a person sets about on a sheet: it is asked for first, in one round or in several.
 *
 * @param <D> what the features are reached through
 */
public sealed interface Undertaking<D> permits Proposal, Errand {
  /** A few words: {@code Roll back prod/api}. */
  String title();

  /** The word on the button that does it: {@code Roll back}. */
  String verb();

  /** What to ask at first, known at once; none when nothing is missing. */
  default List<Input> asks() {
    return List.of();
  }

  /** Whether what is asked has to be looked up, or depends on what was answered: a wizard. */
  default boolean wizard() {
    return false;
  }

  /**
   * What a wizard asks next; nothing when it knows enough. Called off the loop.
   *
   * @param round from 1
   */
  default Outcome<Questions> asks(D desk, Answers answers, int round) {
    return Outcome.done(Questions.NONE);
  }

  /** Lines to read, and inputs to fill in below them. */
  record Questions(List<SheetLine> lines, List<Input> inputs) {
    public static final Questions NONE = new Questions(List.of(), List.of());

    public Questions {
      lines = List.copyOf(lines);
      inputs = List.copyOf(inputs);
    }
  }
}
