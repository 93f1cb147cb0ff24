package dev.quarterdeck.tui.command.alarms;

import dev.quarterdeck.app.Console;
import dev.quarterdeck.tui.cli.Call;
import dev.quarterdeck.tui.cli.Verb;
import dev.quarterdeck.tui.command.change.Changing;
import dev.quarterdeck.tui.output.Answer;

/** {@code qd alarms resume}. */
final class ResumeAlarms {
  private ResumeAlarms() {}

  static Verb verb() {
    return Changing.verb(
            Verb.named("resume", "Switch the actions of alarms on again.")
                .description(
                    "Without names: those of every silence of this machine and region that is over.")
                .params("NAME", "Alarms, silenced here or not."))
        .example("qd alarms resume", "Whatever is due.")
        .example("qd alarms resume acme-prod-web-5xx", "One of them, before its time.")
        .runs(ResumeAlarms::run);
  }

  private static Answer run(Call call) {
    Changing.check(call);
    Console console = call.console();
    return Changing.run(
        call,
        console.monitoring().silences().resume(call.params(), console.region()).orThrow(),
        done -> Answer.good(new SilenceRendering(done, "resumed")));
  }
}
