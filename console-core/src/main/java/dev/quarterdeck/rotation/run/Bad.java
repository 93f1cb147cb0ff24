package dev.quarterdeck.rotation.run;

import dev.quarterdeck.kernel.ExitCode;
import dev.quarterdeck.rotation.journal.Course;

/** The new value does harm: a roll-out or a probe that failed. Reason enough to back out. */
final class Bad extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final String remedy;

  Bad(String sentence, String remedy) {
    super(sentence, null, false, false);
    this.remedy = remedy;
  }

  Course.Why why() {
    return new Course.Why(ExitCode.BAD, String.valueOf(getMessage()), remedy);
  }
}
