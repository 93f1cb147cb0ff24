package dev.quarterdeck.tui.command.checklist;

import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.kernel.ProblemException;
import dev.quarterdeck.readiness.history.History;
import dev.quarterdeck.tui.cli.Call;
import dev.quarterdeck.tui.cli.Verb;
import dev.quarterdeck.tui.output.Answer;
import java.util.ArrayList;
import java.util.List;

/** {@code qd checklist history}: earlier runs, the trend, and what changed. */
final class ShowHistory {
  private ShowHistory() {}

  static Verb verb() {
    return Verb.named("history", "Earlier runs, their trend, and what changed between two.")
        .description(
            "Every qd checklist run is remembered on this machine. Runs are numbered, the newest"
                + " last; without numbers --compare takes the newest and the one before it over the"
                + " same thing.")
        .params("RUN", "Two numbers of the list, for --compare.")
        .flag("--compare", "What changed between two runs.")
        .exit(4, "there is no such run")
        .example("qd checklist history", "The trend.")
        .example("qd checklist history --compare", "What the last run changed.")
        .example("qd checklist history --compare 1 2", "What changed between two runs.")
        .runs(ShowHistory::run);
  }

  private static Answer run(Call call) {
    List<History.Entry> all = Running.history(call).all().orThrow();
    if (!call.has("--compare")) {
      return Answer.good(new HistoryRendering(all));
    }
    History.Entry before;
    History.Entry after;
    if (call.params().isEmpty()) {
      if (all.isEmpty()) {
        throw absent("There is no run yet.");
      }
      after = all.getLast();
      List<History.Entry> same = new ArrayList<>(all.subList(0, all.size() - 1));
      same.removeIf(e -> !e.sameThing(after));
      if (same.isEmpty()) {
        throw absent("There is no earlier run over the same thing.");
      }
      before = same.getLast();
    } else {
      before = entry(all, call.param(0));
      after = entry(all, call.param(1));
    }
    return Answer.good(new ComparisonRendering(before, after, History.compare(before, after)));
  }

  private static History.Entry entry(
      List<History.Entry> all, @org.jspecify.annotations.Nullable String number) {
    if (number != null && number.matches("\\d{1,9}")) {
      int i = Integer.parseInt(number);
      if (i >= 1 && i <= all.size()) {
        return all.get(i - 1);
      }
    }
    throw absent("There is no run of that number.");
  }

  private static ProblemException absent(String sentence) {
    return new ProblemException(
        new Problem.NotFound(sentence, "List what there is with: qd checklist history"));
  }
}
