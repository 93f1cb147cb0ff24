package dev.quarterdeck.tui.command.rotation;

import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.kernel.Unknown;
import dev.quarterdeck.rotation.Rotations;
import dev.quarterdeck.rotation.journal.Holder;
import dev.quarterdeck.rotation.journal.Operation;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A journal, and who carries it out now.
 *
 * @param holder the living process; null when there is none
 * @param unknown why that is not known; null when it is
 */
record Seen(Operation operation, @Nullable Holder holder, @Nullable Unknown unknown) {
  static Seen of(Rotations rotations, Operation o) {
    return switch (rotations.holder(o)) {
      case Outcome.Done<Optional<Holder>>(Optional<Holder> holder) ->
          new Seen(o, holder.orElse(null), null);
      case Outcome.Failed<Optional<Holder>>(Problem problem) ->
          new Seen(o, null, Unknown.of("whether a process carries out " + o.id(), problem));
    };
  }

  /** Begun and not ended, and nobody is at it. */
  boolean stopped() {
    return !operation.status().ended() && holder == null;
  }
}
