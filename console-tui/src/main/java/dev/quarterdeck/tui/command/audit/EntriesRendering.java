package dev.quarterdeck.tui.command.audit;

import dev.quarterdeck.audit.AuditEntry;
import dev.quarterdeck.tui.output.Cell;
import dev.quarterdeck.tui.output.Column;
import dev.quarterdeck.tui.output.Csv;
import dev.quarterdeck.tui.output.Page;
import dev.quarterdeck.tui.output.Rendering;
import dev.quarterdeck.tui.output.Table;
import dev.quarterdeck.tui.output.Times;
import dev.quarterdeck.tui.output.Tone;
import dev.quarterdeck.tui.output.json.AuditJson;
import dev.quarterdeck.tui.output.json.Json;
import java.util.List;

/** Entries as rows. */
record EntriesRendering(List<AuditEntry> entries) implements Rendering {

  @Override
  public Page page() {
    if (entries.isEmpty()) {
      return new Page().line("No entries.", Tone.MUTED);
    }
    Table table =
        new Table(
            Column.number("SEQ", 40),
            Column.whole("AT", 90),
            Column.whole("ACTION", 85),
            Column.key("TARGET"),
            Column.text("OUTCOME", 70),
            Column.text("REASON", 80),
            Column.text("CALLER", 60));
    for (AuditEntry e : entries) {
      table.row(
          Cell.of(e.seq()),
          Cell.of(Times.minute(e.at())),
          Cell.of(e.action()),
          Cell.of(e.target()),
          Cell.of(e.outcome(), e.outcome().startsWith("failed") ? Tone.WARN : Tone.PLAIN),
          Cell.orDash(e.reason()),
          Cell.muted(e.caller().substring(e.caller().lastIndexOf(':') + 1)));
    }
    return new Page().table(table);
  }

  @Override
  public void json(Json json) {
    json.array(entries, AuditJson::entry);
  }

  @Override
  public Csv csv() {
    Csv csv =
        new Csv(
            "seq",
            "at",
            "caller",
            "account",
            "region",
            "action",
            "target",
            "reason",
            "outcome",
            "requestId",
            "hash");
    for (AuditEntry e : entries) {
      csv.row(
          e.seq(),
          e.at(),
          e.caller(),
          e.account(),
          e.region(),
          e.action(),
          e.target(),
          e.reason(),
          e.outcome(),
          e.requestId(),
          e.hash());
    }
    return csv;
  }
}
