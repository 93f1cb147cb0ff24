package dev.quarterdeck.session.doctor;

import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Problem;
import org.jspecify.annotations.Nullable;

/**
 * One thing that was looked at.
 *
 * @param check what, in a word or two
 * @param text what was found
 * @param fix what to do; null when there is nothing to do
 */
public record Check(String check, Status status, String text, @Nullable String fix) {

  /** From good to bad. */
  public enum Status {
    OK,
    WARN,
    FAIL
  }

  /** Nothing to do. */
  public static Check ok(String check, String text) {
    return new Check(check, Status.OK, text, null);
  }

  /** Worth a look. */
  public static Check warn(String check, String text, String fix) {
    return new Check(check, Status.WARN, text, fix);
  }

  /** Something does not work. */
  public static Check fail(String check, String text, String fix) {
    return new Check(check, Status.FAIL, text, fix);
  }

  /** What the problem says, with its remedy. */
  public static Check fail(String check, Problem problem) {
    return fail(check, problem.sentence(), problem.remedy());
  }

  /** OK with the text for an answer, failed for a problem. */
  public static Check of(String check, Outcome<?> outcome, String text) {
    return switch (outcome) {
      case Outcome.Done<?> done -> ok(check, text);
      case Outcome.Failed<?>(Problem problem) -> fail(check, problem);
    };
  }
}
