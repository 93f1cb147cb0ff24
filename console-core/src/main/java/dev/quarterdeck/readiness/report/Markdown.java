package dev.quarterdeck.readiness.report;

import dev.quarterdeck.kernel.Markup;
import dev.quarterdeck.readiness.Run;
import dev.quarterdeck.readiness.Score;
import dev.quarterdeck.readiness.attest.Question;
import dev.quarterdeck.readiness.evidence.Evidence;
import dev.quarterdeck.readiness.evidence.Status;
import java.util.List;

/** The run as Markdown, for a wiki or a merge request. */
public final class Markdown {
  private Markdown() {}

  public static String of(Run run) {
    StringBuilder out = new StringBuilder();
    out.append("# Production readiness: ")
        .append(Markup.markdown(Titles.title(run)))
        .append("\n\n");
    out.append(run.ready() ? "**Ready.** " : "**Not ready.** ")
        .append("Score ")
        .append(run.score().percent())
        .append(" %, ")
        .append(run.score().blockers())
        .append(" critical or high items in the way.\n\n");
    out.append(Markup.markdown(Titles.where(run))).append("\n\n");
    out.append(
        "| Category | Score | Passed | Failed | Unknown or open | Items |\n|---|--:|--:|--:|--:|--:|\n");
    for (Score.Category c : run.score().categories()) {
      out.append("| ")
          .append(Markup.markdown(Titles.category(c.category())))
          .append(" | ")
          .append(c.percent())
          .append(" % | ")
          .append(c.passed())
          .append(" | ")
          .append(c.failed())
          .append(" | ")
          .append(c.unknown())
          .append(" | ")
          .append(c.total())
          .append(" |\n");
    }
    for (Score.Category c : run.score().categories()) {
      out.append("\n## ")
          .append(Markup.markdown(Titles.category(c.category())))
          .append(
              "\n\n| Status | Item | Severity | Evidence | Next step |\n|---|---|---|---|---|\n");
      for (Run.Result r : run.results()) {
        if (r.item().category().equals(c.category())) {
          out.append("| ")
              .append(r.status().id())
              .append(" | **")
              .append(Markup.markdown(r.item().title()))
              .append("** `")
              .append(r.item().id())
              .append("` | ")
              .append(r.item().severity().id())
              .append(" | ")
              .append(evidence(r))
              .append(" | ")
              .append(next(r))
              .append(" |\n");
        }
      }
    }
    governance(out, run);
    out.append("\n## How this is counted\n\n").append(Titles.METHOD).append('\n');
    run.dropped()
        .forEach(
            (id, why) ->
                out.append("\nLeft out: `")
                    .append(id)
                    .append("`: ")
                    .append(Markup.markdown(why))
                    .append('\n'));
    return out.toString();
  }

  private static String evidence(Run.Result r) {
    return String.join("<br>", Titles.found(r, Markup::markdown));
  }

  private static String next(Run.Result r) {
    String owner =
        r.owner() == null
            ? ""
            : " ("
                + Markup.markdown(r.owner())
                + (r.due() == null ? "" : ", due " + Titles.day(r.due()))
                + ")";
    return (r.nextStep() == null ? "" : Markup.markdown(r.nextStep())) + owner;
  }

  private static void governance(StringBuilder out, Run run) {
    List<Run.Result> asked =
        run.results().stream().filter(r -> Question.governance(r.item())).toList();
    if (asked.isEmpty()) {
      return;
    }
    out.append("\n## Governance\n");
    for (Run.Result r : asked) {
      out.append("\n**").append(Markup.markdown(Question.of(r.item()).question())).append("**\n\n");
      String answer =
          r.evidence().stream()
              .filter(e -> e.status() == Status.PASS || e.status() == Status.EXPIRED)
              .map(Evidence::text)
              .findFirst()
              .orElse(
                  r.status() == Status.NOT_APPLICABLE
                      ? "Does not apply: " + r.evidence().getFirst().text()
                      : "Not answered yet.");
      out.append(Markup.markdown(answer)).append('\n');
    }
  }
}
