package dev.quarterdeck.tui.command.alarms;

import dev.quarterdeck.app.Console;
import dev.quarterdeck.health.alarm.AlarmEvent;
import dev.quarterdeck.kernel.Listing;
import dev.quarterdeck.kernel.Unknown;
import dev.quarterdeck.tui.cli.Call;
import dev.quarterdeck.tui.cli.Spans;
import dev.quarterdeck.tui.cli.Usage;
import dev.quarterdeck.tui.cli.Verb;
import dev.quarterdeck.tui.output.Answer;
import dev.quarterdeck.tui.output.Cell;
import dev.quarterdeck.tui.output.Column;
import dev.quarterdeck.tui.output.Csv;
import dev.quarterdeck.tui.output.Page;
import dev.quarterdeck.tui.output.Rendering;
import dev.quarterdeck.tui.output.Table;
import dev.quarterdeck.tui.output.Times;
import dev.quarterdeck.tui.output.Tone;
import dev.quarterdeck.tui.output.json.Json;
import dev.quarterdeck.tui.output.json.UnknownsJson;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** {@code qd alarms history}. */
final class AlarmHistory {
  private static final String WINDOW = "1d";
  private static final Duration KEPT = Duration.ofDays(30);

  private AlarmHistory() {}

  static Verb verb() {
    return Verb.named("history", "What happened to an alarm: states, actions, configuration.")
        .param("NAME", "The alarm's name.")
        .option("--since", "SPAN", "How far back: " + WINDOW + " unless given; 30d are kept.")
        .exit(1, "done, but something could not be read; stderr says what")
        .example("qd alarms history acme-prod-web-5xx --since 7d", "A week, newest first.")
        .example("qd alarms history acme-prod-web-5xx -o csv", "The last day, for a spreadsheet.")
        .runs(AlarmHistory::run);
  }

  private static Answer run(Call call) {
    String text = call.value("--since", WINDOW);
    Duration window =
        Spans.parse(text)
            .filter(d -> d.isPositive() && d.compareTo(KEPT) <= 0)
            .orElseThrow(
                () ->
                    Usage.wrong(
                        "--since '" + text + "' is not a span of up to 30d.",
                        "Write a number and a unit, for example 6h or 7d."));
    Console console = call.console();
    String name = ShowAlarm.named(console, call.required(0)).alarm().name();
    Instant now = console.clock().instant();
    Listing<AlarmEvent> read =
        console.ports().alarmBook().history(name, now.minus(window), now).orThrow();
    return Answer.good(new Rows(name, read.items(), read.unknowns(), now)).missing(read.unknowns());
  }

  private record Rows(String name, List<AlarmEvent> events, List<Unknown> unknowns, Instant now)
      implements Rendering {
    @Override
    public Page page() {
      if (events.isEmpty()) {
        return new Page().line(Cell.muted("Nothing happened to " + name + " in that time."), 0);
      }
      Table table = new Table(Column.key("AT"), Column.whole("KIND", 80), Column.text("WHAT", 90));
      for (AlarmEvent e : events) {
        boolean fired = e.type().equals("StateUpdate") && e.summary().endsWith(" to ALARM");
        table.row(
            Cell.of(Times.minute(e.at())),
            Cell.muted(kind(e)),
            Cell.of(e.summary(), fired ? Tone.BAD : Tone.PLAIN));
      }
      return new Page().table(table);
    }

    private static String kind(AlarmEvent e) {
      return switch (e.type()) {
        case "StateUpdate" -> "state";
        case "ConfigurationUpdate" -> "configuration";
        case "Action" -> "action";
        default -> e.type();
      };
    }

    @Override
    public boolean jsonTellsUnknowns() {
      return true;
    }

    @Override
    public void json(Json json) {
      json.object(
          j -> {
            j.field("alarm", name)
                .array(
                    "events",
                    events,
                    (a, e) ->
                        a.object(
                            o ->
                                o.field("at", e.at())
                                    .field("type", e.type())
                                    .field("summary", e.summary())));
            UnknownsJson.field(j, unknowns);
          });
    }

    @Override
    public Csv csv() {
      Csv csv = new Csv("at", "type", "summary");
      events.forEach(e -> csv.row(e.at(), e.type(), e.summary()));
      return csv;
    }
  }
}
