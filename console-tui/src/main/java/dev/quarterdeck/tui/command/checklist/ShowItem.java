package dev.quarterdeck.tui.command.checklist;

import dev.quarterdeck.kernel.ExitCode;
import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.kernel.ProblemException;
import dev.quarterdeck.kernel.Text;
import dev.quarterdeck.readiness.Run;
import dev.quarterdeck.readiness.profile.ReadinessFile;
import dev.quarterdeck.tui.cli.Call;
import dev.quarterdeck.tui.cli.Verb;
import dev.quarterdeck.tui.output.Answer;
import java.util.List;

/** {@code qd checklist show ITEM}: all that is known of one item. */
final class ShowItem {
  private ShowItem() {}

  static Verb verb() {
    return Running.options(
            Verb.named("show", "One item with all its evidence, remedy and answers.")
                .param("ITEM", "The item's id, as qd checklist run lists it."))
        .exit(0, "it passes, or need not")
        .exit(1, "it fails, or nobody knows")
        .exit(4, "there is no such item")
        .example("qd checklist show log-retention", "Which log groups, and what to do.")
        .example("qd checklist show no-secrets-in-git --repo .", "Files and lines of a checkout.")
        .runs(ShowItem::run);
  }

  private static Answer run(Call call) {
    String id = call.required(0);
    ReadinessFile file = Running.readinessFile(call);
    known(file, id);
    Run run = Running.run(call, file, List.of(id));
    Run.Result result = run.results().getFirst();
    return Answer.of(
        result.status().blocks() ? ExitCode.BAD : ExitCode.GOOD,
        new ItemRendering(result, run.asOf()));
  }

  /** Fails for an id that is not in the list. */
  static void known(ReadinessFile file, String id) {
    if (file.profile().catalogue().item(id).isEmpty()) {
      throw new ProblemException(
          new Problem.NotFound(
              "There is no item " + Text.clean(id) + " in the list.",
              "List them with: qd checklist run"));
    }
  }
}
