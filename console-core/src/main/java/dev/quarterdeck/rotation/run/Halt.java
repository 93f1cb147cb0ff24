package dev.quarterdeck.rotation.run;

import dev.quarterdeck.kernel.Problem;

/** A step that only a person can decide: the run pauses with what there is to choose. */
final class Halt extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final transient Problem problem;

  Halt(String sentence, String remedy) {
    this(new Problem.Interrupted(sentence, remedy));
  }

  Halt(Problem problem) {
    super(problem.sentence(), null, false, false);
    this.problem = problem;
  }

  Problem problem() {
    return problem;
  }
}
