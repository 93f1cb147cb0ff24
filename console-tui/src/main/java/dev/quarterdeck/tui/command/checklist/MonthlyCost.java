package dev.quarterdeck.tui.command.checklist;

import dev.quarterdeck.kernel.ExitCode;
import dev.quarterdeck.readiness.cost.Estimate;
import dev.quarterdeck.readiness.cost.Prices;
import dev.quarterdeck.readiness.profile.ReadinessFile;
import dev.quarterdeck.tui.cli.Call;
import dev.quarterdeck.tui.cli.Verb;
import dev.quarterdeck.tui.output.Answer;

/** {@code qd checklist cost}: what the running architecture costs a month. */
final class MonthlyCost {
  private MonthlyCost() {}

  static Verb verb() {
    return Running.scope(
            Verb.named("cost", "What runs now, estimated for a month.")
                .description(
                    "Sizes and counts times a dated price table of one region, without traffic; the"
                        + " bill decides. --prices takes a table of your own, written like the one"
                        + " in the documentation.")
                .option("--prices", "FILE", "A price table of your own."))
        .exit(0, "estimated; what is missing from it is said")
        .exit(1, "estimated without something that could not be read")
        .example("qd checklist cost --cluster acme-prod", "One environment.")
        .example("qd checklist cost -o csv", "For a spreadsheet.")
        .runs(MonthlyCost::run);
  }

  private static Answer run(Call call) {
    String own = call.value("--prices");
    Prices prices =
        own == null ? Prices.builtIn() : Prices.read(Running.path("--prices", own)).orThrow();
    ReadinessFile file = Running.readinessFile(call);
    Estimate estimate = Estimate.of(Running.readings(call, file), prices);
    return Answer.of(
        estimate.complete() ? ExitCode.GOOD : ExitCode.BAD,
        new CostRendering(estimate, call.console().region()));
  }
}
