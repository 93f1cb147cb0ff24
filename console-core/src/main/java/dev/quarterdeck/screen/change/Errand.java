package dev.quarterdeck.screen.change;

import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.SecretValue;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something on a sheet that changes nothing in AWS: a look, a copy, a run of the checklist. Its own
 * feature records what has to be recorded.
 *
 * @param <D> what the features are reached through
 */
public non-sealed interface Errand<D> extends Undertaking<D> {
  /** Does it, off the loop; what is written to {@code progress} is shown at once. */
  Outcome<Found> run(D desk, Answers answers, Progress progress);

  /**
   * How it ended.
   *
   * @param lines in words; without any the sheet closes by itself
   * @param held a value that is shown or copied for a moment; whoever takes the end over closes it
   */
  record Found(List<SheetLine> lines, boolean good, @Nullable Held held) {
    public Found {
      lines = List.copyOf(lines);
    }

    /** Said in words. */
    public static Found said(SheetLine... lines) {
      return new Found(List.of(lines), true, null);
    }

    /** Nothing is left to say: what came of it is on the page. */
    public static Found quiet() {
      return new Found(List.of(), true, null);
    }

    /** A value to look at, or to paste, for a moment. */
    public static Found held(Held held, SheetLine... lines) {
      return new Found(List.of(lines), true, held);
    }
  }

  /**
   * A secret value for a moment; never part of the state.
   *
   * @param copied it goes to the clipboard and is not shown
   * @param binary it is bytes, shown as Base64
   * @param lasts it is wiped after that
   */
  record Held(SecretValue value, boolean copied, boolean binary, Duration lasts)
      implements AutoCloseable {
    @Override
    public void close() {
      value.close();
    }
  }
}
