package dev.quarterdeck.fx;

import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.kernel.Unknown;
import dev.quarterdeck.screen.console.Feed;
import dev.quarterdeck.screen.console.State;
import java.util.ArrayList;
import java.util.List;

/** What a person copies to whoever is asked for help: everything known, nothing secret. */
final class Details {
  private Details() {}

  /** Empty when there is nothing to explain. */
  static String of(State state) {
    Feed<?> feed = state.feed();
    List<String> lines = new ArrayList<>();
    State.Notice notice = state.notice();
    if (notice != null && !notice.details().isEmpty()) {
      lines.add(notice.details());
    }
    if (feed.problem() != null) {
      lines.add(of(feed.problem()));
    }
    for (Unknown unknown : feed.unknowns()) {
      lines.add(
          unknown.what()
              + ": "
              + unknown.why()
              + (unknown.permission() == null ? "" : " (needs " + unknown.permission() + ")"));
    }
    if (lines.isEmpty()) {
      return "";
    }
    State.Facts facts = state.facts();
    lines.add("Page: " + state.page().title());
    lines.add("Region: " + facts.region());
    if (facts.profile() != null) {
      lines.add("Profile: " + facts.profile());
    }
    if (facts.endpoint() != null) {
      lines.add("Endpoint: " + facts.endpoint());
    }
    lines.add("At: " + state.now());
    return String.join("\n", lines);
  }

  static String of(Problem problem) {
    String detail =
        problem instanceof Problem.Unexpected unexpected ? "\n" + unexpected.detail() : "";
    return problem.getClass().getSimpleName()
        + ": "
        + problem.sentence()
        + "\n"
        + problem.remedy()
        + detail;
  }
}
