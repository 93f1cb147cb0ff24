package dev.quarterdeck.tui.command.checklist;

import dev.quarterdeck.readiness.Run;
import dev.quarterdeck.readiness.fix.Fixes;
import dev.quarterdeck.readiness.profile.ReadinessFile;
import dev.quarterdeck.tui.cli.Call;
import dev.quarterdeck.tui.cli.Verb;
import dev.quarterdeck.tui.command.change.Changing;
import dev.quarterdeck.tui.output.Answer;
import java.util.List;

/** {@code qd checklist fix ITEM}: puts right what is safe to put right. */
final class FixItem {
  private FixItem() {}

  static Verb verb() {
    return Changing.verb(
            Running.scope(
                Verb.named(
                        "fix", "Puts right what is safe to put right: retention, missing alarms.")
                    .description(
                        "Plans the calls for what fails, shows them, asks, and records them. Anything"
                            + " else has its command or screen in qd checklist show ITEM.")
                    .param("ITEM", "1", "The item's id.", Fixes.ITEMS.stream().sorted().toList())
                    .option("--topic", "ARN", "The SNS topic that new alarms tell.")
                    .option(
                        "--days",
                        "DAYS",
                        "The retention of log groups; the profile's by default.")))
        .example("qd checklist fix log-retention --dry-run", "Which groups, and how long.")
        .example(
            "qd checklist fix alarm-cpu-memory --topic arn:aws:sns:us-east-1:111122223333:oncall --reason 'readiness'",
            "The alarms that are missing.")
        .runs(FixItem::run);
  }

  private static Answer run(Call call) {
    String id = call.required(0);
    ReadinessFile file = Running.readinessFile(call);
    ShowItem.known(file, id);
    Changing.check(call);
    Run.Result result = Running.run(call, file, List.of(id)).results().getFirst();
    Fixes fixes = new Fixes(call.console().ports().readiness().watchEditor());
    int days = days(call, file);
    return Changing.run(
        call,
        fixes
            .plan(
                result,
                days,
                call.value("--topic"),
                Fixes.known(id, () -> Running.readings(call, file)))
            .orThrow(),
        done -> Answer.good(new FixedRendering(id, done)));
  }

  private static int days(Call call, ReadinessFile file) {
    String typed = call.value("--days");
    if (typed == null) {
      return file.profile().settings().logRetentionDays();
    }
    if (!typed.matches("[1-9]\\d{0,3}")) {
      throw dev.quarterdeck.tui.cli.Usage.wrong(
          "--days '" + typed + "' is no number of days.", "Write a whole number, for example 30.");
    }
    return Integer.parseInt(typed);
  }
}
