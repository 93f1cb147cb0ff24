package dev.quarterdeck.tui.command.checklist;

import dev.quarterdeck.kernel.ExitCode;
import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.readiness.Run;
import dev.quarterdeck.tui.cli.Call;
import dev.quarterdeck.tui.cli.Usage;
import dev.quarterdeck.tui.cli.Verb;
import dev.quarterdeck.tui.output.Answer;
import dev.quarterdeck.tui.output.Cell;
import dev.quarterdeck.tui.output.Tone;
import java.util.List;

/** {@code qd checklist run}: gathers the evidence and says where the product stands. */
final class RunChecklist {
  static final List<String> VIEWS = List.of("category", "hardening");

  private RunChecklist() {}

  static Verb verb() {
    return Running.options(
            Verb.named("run", "Gathers the evidence and says where the product stands.")
                .description(
                    "Reads AWS once for all items, adds what people answered in readiness.yaml, and"
                        + " counts: an item weighs 1, 2, 4 or 8 by its severity; passed counts"
                        + " whole, a warning half, everything else nothing. Ready means that no"
                        + " critical or high item fails, is unknown, expired or open.")
                .option("--view", "VIEW", "By category, or the ten-item hardening list.", VIEWS)
                .flag("--all", "Evidence of every item, not only of those that need work."))
        .exit(0, "ready: nothing critical or high stands in the way")
        .exit(1, "not ready")
        .example("qd checklist run", "Where the product stands, and what to do next.")
        .example("qd checklist run --cluster acme-prod", "One environment.")
        .example("qd checklist run --view hardening", "The ten-item list.")
        .example(
            "qd checklist run -o json | jq -r '.items[] | select(.status==\"fail\") | .id'",
            "What fails, for a script.")
        .runs(RunChecklist::run);
  }

  private static Answer run(Call call) {
    String view = call.value("--view", VIEWS.getFirst());
    if (!VIEWS.contains(view)) {
      throw Usage.wrong("There is no view '" + view + "'.", "Use category or hardening.");
    }
    Run run = Running.run(call, Running.readinessFile(call), List.of());
    if (Running.history(call).add(run) instanceof Outcome.Failed<?>(Problem p)) {
      call.note(Cell.of(p.sentence() + " " + p.remedy(), Tone.WARN));
    }
    return Answer.of(
            run.ready() ? ExitCode.GOOD : ExitCode.BAD,
            new RunRendering(
                run, call.console().environment(), view.equals("hardening"), call.has("--all")))
        .missing(run.unknowns());
  }
}
