package dev.quarterdeck.screen.change;

import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Problem;
import org.jspecify.annotations.Nullable;

/** An errand on its way, with the value that it holds for a moment. */
final class Going<D> extends Deed<D> {
  private final Errand<D> errand;
  private Errand.@Nullable Held held;

  Going(Errand<D> errand) {
    this.errand = errand;
  }

  @Override
  Errand<D> undertaking() {
    return errand;
  }

  /** What is shown or copied now; null for most. */
  Errand.@Nullable Held held() {
    return held;
  }

  /** Runs; a value that nobody waits for any more is wiped. */
  End run(D desk) {
    begin();
    return switch (errand.run(desk, answers, this::tell)) {
      case Outcome.Done<Errand.Found>(Errand.Found found) -> {
        lock.lock();
        try {
          if (over && found.held() != null) {
            found.held().close();
          } else {
            held = found.held();
          }
        } finally {
          lock.unlock();
        }
        yield new End(found.lines(), found.good(), found.held());
      }
      case Outcome.Failed<Errand.Found>(Problem problem) -> End.of(Sheet.lines(problem), false);
    };
  }

  @Override
  void close() {
    lock.lock();
    try {
      super.close();
      if (held != null) {
        held.close();
        held = null;
      }
    } finally {
      lock.unlock();
    }
  }
}
