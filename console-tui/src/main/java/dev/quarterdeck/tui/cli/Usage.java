package dev.quarterdeck.tui.cli;

import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.kernel.ProblemException;

/** Wrong usage, said with what to type instead. */
public final class Usage {
  private Usage() {}

  public static ProblemException wrong(String sentence, String remedy) {
    return new ProblemException(new Problem.Invalid(sentence, remedy));
  }
}
