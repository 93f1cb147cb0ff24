package dev.quarterdeck.tui.command.secrets;

import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.kernel.Text;
import org.jspecify.annotations.Nullable;

/** Secrets Manager does not say which secret it cannot find; people want to read it. */
final class Naming {
  private Naming() {}

  static <T> T orThrow(Outcome<T> read, @Nullable String name) {
    return read instanceof Outcome.Failed<T>(Problem.NotFound problem)
            && name != null
            && !problem.sentence().contains(Text.clean(name))
        ? Outcome.<T>failed(absent(name)).orThrow()
        : read.orThrow();
  }

  private static Problem absent(String name) {
    return new Problem.NotFound(
        "There is no secret " + Text.clean(name) + " in this account and region.",
        "List what there is with: qd secrets list");
  }
}
