package dev.quarterdeck.tui.output.json;

import dev.quarterdeck.kernel.Problem;
import org.jspecify.annotations.Nullable;

/** {@code problem}: why there is no answer, and what to do about it. */
public final class ProblemJson {
  private ProblemJson() {}

  /** Null where there is none. */
  public static void field(Json json, @Nullable Problem problem) {
    json.object(
        "problem",
        problem,
        (o, p) ->
            o.field("kind", kind(p))
                .field("text", p.sentence())
                .field("fix", p.remedy())
                .field("permission", p instanceof Problem.Denied d ? d.action() : null)
                .field("exit", p.exit().code()));
  }

  private static String kind(Problem problem) {
    return switch (problem) {
      case Problem.Denied _ -> "denied";
      case Problem.Credentials _ -> "credentials";
      case Problem.NotFound _ -> "notFound";
      case Problem.Throttled _ -> "throttled";
      case Problem.Unreachable _ -> "unreachable";
      case Problem.TimedOut _ -> "timedOut";
      case Problem.Conflict _ -> "conflict";
      case Problem.Invalid _ -> "invalid";
      case Problem.Refused _ -> "refused";
      case Problem.Interrupted _ -> "interrupted";
      case Problem.Storage _ -> "storage";
      case Problem.Unexpected _ -> "defect";
    };
  }
}
