package dev.quarterdeck.rotation.recipe;

import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.kernel.SecretValue;

/** Port: where a value that somebody else issued comes from; a front end's part. */
@FunctionalInterface
public interface ValueSource {
  /** For front ends that cannot ask: refuses. */
  ValueSource NONE =
      question ->
          Outcome.failed(
              new Problem.Refused(
                  "There is nobody to ask for the new value.",
                  "Give it on standard input or at a prompt."));

  /**
   * The value from a masked prompt or from standard input, never from arguments, as it was given:
   * with the line feed at its end, if there is one. Empty, and {@link Problem.Refused} for want of
   * a person, are failures. The caller closes it.
   */
  Outcome<SecretValue> ask(String question);
}
