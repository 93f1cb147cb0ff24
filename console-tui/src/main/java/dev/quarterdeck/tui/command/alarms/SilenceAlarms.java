package dev.quarterdeck.tui.command.alarms;

import dev.quarterdeck.app.Console;
import dev.quarterdeck.health.alarm.Silences;
import dev.quarterdeck.kernel.ExitCode;
import dev.quarterdeck.tui.cli.Call;
import dev.quarterdeck.tui.cli.Spans;
import dev.quarterdeck.tui.cli.Usage;
import dev.quarterdeck.tui.cli.Verb;
import dev.quarterdeck.tui.command.change.Changing;
import dev.quarterdeck.tui.output.Answer;
import dev.quarterdeck.tui.output.Cell;
import dev.quarterdeck.tui.output.Times;
import java.time.Duration;
import java.util.List;

/** {@code qd alarms silence}. */
final class SilenceAlarms {
  private static final Duration LONGEST = Duration.ofDays(7);

  private SilenceAlarms() {}

  static Verb verb() {
    return Changing.verb(
            Verb.named("silence", "Switch the actions of alarms off for a time.")
                .description(
                    "The alarms go on watching and changing state; only nobody is told. CloudWatch"
                        + " knows no silence that ends: this switches their actions off"
                        + " (DisableAlarmActions) and remembers on this machine until when. Once the"
                        + " time is over the first qd of this machine that works in the region and"
                        + " may change things switches them on again: an open console at that time,"
                        + " or the next command. With --wait this command stays and does it, also"
                        + " when it is stopped; 'qd alarms resume' does it at once. Until one of them"
                        + " runs they stay off; a read-only session and 'qd doctor' say so.")
                .param("NAME", "An alarm.")
                .params("NAME", "More of them.")
                .option("--for", "SPAN", "How long, for example 30m; at most 7d.")
                .flag("--wait", "Stay, and switch the actions on again at the end."))
        .example("qd alarms silence acme-prod-web-5xx --for 30m --wait", "For a migration.")
        .example(
            "qd alarms silence acme-prod-web-5xx acme-prod-web-cpu --for 2h --reason 'load test' --yes",
            "Two of them.")
        .runs(SilenceAlarms::run);
  }

  private static Answer run(Call call) {
    Changing.check(call);
    String text = call.value("--for");
    if (text == null) {
      throw Usage.wrong("It is not said for how long.", "Write for example --for 30m.");
    }
    Duration time =
        Spans.parse(text)
            .filter(d -> d.isPositive() && d.compareTo(LONGEST) <= 0)
            .orElseThrow(
                () ->
                    Usage.wrong(
                        "--for '" + text + "' is not a span of up to 7d.",
                        "Write a number and a unit, for example 30m or 2h."));
    List<String> names = call.params().stream().distinct().toList();
    return Changing.run(
        call,
        call.console()
            .monitoring()
            .silences()
            .silence(names, time, call.value("--reason"))
            .orThrow(),
        done -> ended(call, done, time));
  }

  private static Answer ended(Call call, Silences.Result done, Duration time) {
    if (!call.has("--wait") || done.alarms().isEmpty()) {
      return Answer.good(new SilenceRendering(done, "silenced"));
    }
    Console console = call.console();
    call.note(
        Cell.muted(
            "Silent until "
                + (done.until() == null ? "the end" : Times.second(done.until()))
                + "; Ctrl-C ends it now."));
    boolean stopped = false;
    try {
      console.pause().pause(time);
    } catch (InterruptedException e) {
      // Somebody wants it to end now: the actions come back all the same.
      stopped = true;
    }
    Silences.Result on =
        console
            .changes()
            .run(
                console.monitoring().silences().resume(done.alarms(), console.region()).orThrow(),
                call.value("--reason"),
                // Part of the plan that was confirmed.
                preview -> dev.quarterdeck.kernel.Outcome.done(preview))
            .orThrow();
    return Answer.of(
        stopped ? ExitCode.INTERRUPTED : ExitCode.GOOD, new SilenceRendering(on, "resumed"));
  }
}
