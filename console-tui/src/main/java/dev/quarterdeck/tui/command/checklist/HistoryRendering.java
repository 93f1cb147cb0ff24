package dev.quarterdeck.tui.command.checklist;

import dev.quarterdeck.readiness.history.History;
import dev.quarterdeck.tui.output.Cell;
import dev.quarterdeck.tui.output.Column;
import dev.quarterdeck.tui.output.Csv;
import dev.quarterdeck.tui.output.Page;
import dev.quarterdeck.tui.output.Rendering;
import dev.quarterdeck.tui.output.Table;
import dev.quarterdeck.tui.output.Times;
import dev.quarterdeck.tui.output.Tone;
import dev.quarterdeck.tui.output.json.Json;
import java.util.List;

/** Runs with their score and how it moved. */
record HistoryRendering(List<History.Entry> entries) implements Rendering {
  private static final int BAR = 20;

  @Override
  public Page page() {
    if (entries.isEmpty()) {
      return new Page()
          .line("No run is remembered yet; make one with: qd checklist run", Tone.MUTED);
    }
    Table table =
        new Table(
            Column.number("RUN", 90),
            Column.whole("WHEN", 80),
            Column.number("SCORE", 95),
            Column.number("MOVED", 70),
            Column.whole("", 20),
            Column.number("IN THE WAY", 60),
            Column.key("SCOPE"));
    for (int i = 0; i < entries.size(); i++) {
      History.Entry e = entries.get(i);
      table.row(
          Cell.of(i + 1L),
          Cell.of(Times.minute(e.at())),
          Cell.of(e.score() + " %", e.ready() ? Tone.OK : Tone.PLAIN),
          moved(i),
          Cell.muted("█".repeat(e.score() * BAR / 100)),
          Cell.of(e.blockers()),
          Cell.of(e.region() + " " + e.scope()));
    }
    return new Page().table(table);
  }

  /** Against the run before it over the same thing. */
  private Cell moved(int at) {
    Integer by = by(at);
    return by == null || by == 0
        ? Cell.DASH
        : Cell.of((by > 0 ? "+" : "") + by, by > 0 ? Tone.OK : Tone.BAD);
  }

  private @org.jspecify.annotations.Nullable Integer by(int at) {
    History.Entry e = entries.get(at);
    for (int i = at - 1; i >= 0; i--) {
      if (entries.get(i).sameThing(e)) {
        return e.score() - entries.get(i).score();
      }
    }
    return null;
  }

  @Override
  public void json(Json json) {
    json.array(
        entries,
        (j, e) ->
            j.object(
                o ->
                    o.field("at", e.at())
                        .field("account", e.account())
                        .field("region", e.region())
                        .field("scope", e.scope())
                        .field("score", e.score())
                        .field("moved", by(entries.indexOf(e)))
                        .field("ready", e.ready())
                        .field("blockers", e.blockers())));
  }

  @Override
  public Csv csv() {
    Csv csv = new Csv("at", "account", "region", "scope", "score", "ready", "blockers");
    entries.forEach(
        e ->
            csv.row(
                e.at(), e.account(), e.region(), e.scope(), e.score(), e.ready(), e.blockers()));
    return csv;
  }
}
