package dev.quarterdeck.kernel;

import org.jspecify.annotations.Nullable;

/**
 * Something that could not be read, so that an answer is incomplete and says so.
 *
 * @param what the thing, in words: {@code target health of api}
 * @param why the problem's sentence
 * @param permission the missing IAM action where that is the cause, for example {@code
 *     elasticloadbalancing:DescribeTargetHealth}
 */
public record Unknown(String what, String why, @Nullable String permission) {
  /** Names in it come from AWS: cleaned here, so that every front end may show them. */
  public Unknown {
    what = Text.clean(what);
    why = Text.clean(why);
    permission = permission == null ? null : Text.clean(permission);
  }

  public static Unknown of(String what, Problem problem) {
    return new Unknown(
        what, problem.sentence(), problem instanceof Problem.Denied d ? d.action() : null);
  }
}
