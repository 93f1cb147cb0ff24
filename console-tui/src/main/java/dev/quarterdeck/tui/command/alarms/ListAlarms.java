package dev.quarterdeck.tui.command.alarms;

import dev.quarterdeck.app.Console;
import dev.quarterdeck.health.Alarm;
import dev.quarterdeck.health.alarm.Silence;
import dev.quarterdeck.kernel.Listing;
import dev.quarterdeck.tui.cli.Call;
import dev.quarterdeck.tui.cli.Usage;
import dev.quarterdeck.tui.cli.Verb;
import dev.quarterdeck.tui.command.Wording;
import dev.quarterdeck.tui.output.Answer;
import dev.quarterdeck.tui.output.Block;
import dev.quarterdeck.tui.output.Cell;
import dev.quarterdeck.tui.output.Column;
import dev.quarterdeck.tui.output.Csv;
import dev.quarterdeck.tui.output.Page;
import dev.quarterdeck.tui.output.Rendering;
import dev.quarterdeck.tui.output.Table;
import dev.quarterdeck.tui.output.Times;
import dev.quarterdeck.tui.output.Tone;
import dev.quarterdeck.tui.output.json.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** {@code qd alarms list}. */
final class ListAlarms {
  private static final List<String> STATES = List.of("alarm", "ok", "insufficient_data");

  private ListAlarms() {}

  static Verb verb() {
    return Verb.named("list", "Every alarm with its state, those that fire first.")
        .description(
            "ACTIONS says whether CloudWatch tells anybody: on, off, or until when qd alarms silence"
                + " has switched them off, and who did.")
        .option(
            "--state", "STATE", "Only those in the state: alarm, ok, insufficient_data.", STATES)
        .option("--filter", "TEXT", "Only those whose name holds the text.")
        .exit(0, "done, whatever the states are")
        .exit(1, "done, but something could not be read; stderr says what")
        .example("qd alarms list --state alarm", "What fires.")
        .example(
            "qd alarms list -o json | jq -r '.[] | select(.actionsEnabled | not) | .name'",
            "What nobody would hear of.")
        .sideBySide()
        .limit(Verb.Limit.LONG)
        .runs(ListAlarms::run);
  }

  private static Answer run(Call call) {
    String state = call.value("--state");
    if (state != null && !STATES.contains(state.toLowerCase(Locale.ROOT))) {
      throw Usage.wrong(
          "There is no state '" + state + "'.", "Use one of: " + String.join(", ", STATES) + ".");
    }
    String filter = call.value("--filter", "").toLowerCase(Locale.ROOT);
    Console console = call.console();
    Due.end(call);
    Listing<Alarm> all = console.ports().alarms().all().orThrow();
    Map<String, Silence> silences =
        console.monitoring().silenceBook().in(console.region()).orThrow().stream()
            .collect(Collectors.toMap(Silence::arn, s -> s));
    List<Alarm> shown =
        all.items().stream()
            .filter(a -> state == null || a.state().equalsIgnoreCase(state))
            .filter(a -> a.name().toLowerCase(Locale.ROOT).contains(filter))
            .sorted(Comparator.comparing(ListAlarms::rank).thenComparing(Alarm::name))
            .toList();
    return Answer.good(new Rows(shown, silences, console.clock().instant()))
        .missing(all.unknowns())
        .note(Cell.muted(Wording.count(shown.size(), "alarm")));
  }

  private static int rank(Alarm a) {
    return switch (a.state()) {
      case "ALARM" -> 0;
      case "INSUFFICIENT_DATA" -> 1;
      default -> 2;
    };
  }

  static Cell state(Alarm a) {
    return switch (a.state()) {
      case "ALARM" -> Cell.of("✖ alarm", Tone.BAD);
      case "OK" -> Cell.of("✓ ok", Tone.OK);
      default -> Cell.of("? no data", Tone.WARN);
    };
  }

  static Cell actions(Alarm a, @Nullable Silence silence, Instant now) {
    if (a.actionsEnabled()) {
      return Cell.of("on");
    }
    return silence == null
        ? Cell.of("off", Tone.WARN)
        : silence.over(now)
            ? Cell.of("off, silence over", Tone.BAD)
            : Cell.of("off until " + Times.minute(silence.until()), Tone.WARN);
  }

  private static String silenced(Silence s) {
    return "silenced by "
        + (s.by() == null ? "somebody" : s.by())
        + " at "
        + Times.minute(s.since())
        + (s.reason() == null ? "" : ": " + s.reason());
  }

  private record Rows(List<Alarm> alarms, Map<String, Silence> silences, Instant now)
      implements Rendering {
    @Override
    public Page page() {
      Table table =
          new Table(
              Column.key("ALARM"),
              Column.whole("STATE", 99),
              Column.whole("SINCE", 80),
              Column.whole("ACTIONS", 90));
      for (Alarm a : alarms) {
        List<Block.Line> notes = new ArrayList<>();
        if (a.firing() && a.stateReason() != null) {
          notes.add(Block.Line.item(Cell.muted("· " + a.stateReason()), 4));
        }
        Silence silence = silences.get(a.arn());
        if (silence != null && !a.actionsEnabled()) {
          notes.add(Block.Line.item(Cell.muted("· " + silenced(silence)), 4));
        }
        table.row(
            List.of(
                Cell.of(a.name()), state(a), Times.ago(a.since(), now), actions(a, silence, now)),
            notes);
      }
      return new Page().table(table);
    }

    @Override
    public void json(Json json) {
      json.array(alarms, (j, a) -> AlarmJson.alarm(j, a, silences.get(a.arn())));
    }

    @Override
    public Csv csv() {
      Csv csv =
          new Csv("name", "arn", "state", "since", "actionsEnabled", "silencedUntil", "reason");
      for (Alarm a : alarms) {
        Silence s = silences.get(a.arn());
        csv.row(
            a.name(),
            a.arn(),
            a.state(),
            a.since(),
            a.actionsEnabled(),
            s == null ? null : s.until(),
            a.stateReason());
      }
      return csv;
    }
  }
}
