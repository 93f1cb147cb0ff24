package dev.quarterdeck.screen.change;

import dev.quarterdeck.change.Change;
import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.services.deploy.Endings;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A change as a screen offers it: what has to be asked first, how it is prepared, and how its end
 * is worded. Holds no value of a secret.
 *
 * @param <D> what the features are reached through
 * @param <R> what the change comes to
 */
public non-sealed interface Proposal<D, R> extends Undertaking<D> {
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

  /**
   * How it ended.
   *
   * @param how what was followed came to, for the audit record; null where nothing was followed
   */
  record Ending(List<SheetLine> lines, boolean good, @Nullable String how) {
    /** Of what was over when it was made. */
    public Ending(List<SheetLine> lines, boolean good) {
      this(lines, good, null);
    }

    /** Of several that were changed together: good when all are. */
    public static Ending together(List<Ending> all) {
      List<String> hows = all.stream().map(Ending::how).filter(Objects::nonNull).toList();
      return new Ending(
          all.stream().flatMap(e -> e.lines().stream()).toList(),
          all.stream().allMatch(Ending::good),
          hows.isEmpty() ? null : Endings.together(hows));
    }
  }

  /** Whether the end is what was wished for: {@code false} for a rotation that was backed out. */
  default boolean good(R result) {
    return true;
  }

  /** It takes long: one may leave the sheet, and it goes on. */
  default boolean runsOn() {
    return false;
  }

  /** What becomes of it when it is stopped; null where that needs no words. */
  default @Nullable String whenStopped() {
    return null;
  }
}
