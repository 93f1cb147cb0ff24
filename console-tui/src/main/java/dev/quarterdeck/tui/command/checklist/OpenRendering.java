package dev.quarterdeck.tui.command.checklist;

import dev.quarterdeck.readiness.Run;
import dev.quarterdeck.tui.output.Block;
import dev.quarterdeck.tui.output.Cell;
import dev.quarterdeck.tui.output.Column;
import dev.quarterdeck.tui.output.Csv;
import dev.quarterdeck.tui.output.Page;
import dev.quarterdeck.tui.output.Rendering;
import dev.quarterdeck.tui.output.Table;
import dev.quarterdeck.tui.output.Times;
import dev.quarterdeck.tui.output.Tone;
import dev.quarterdeck.tui.output.json.ChecklistJson;
import dev.quarterdeck.tui.output.json.Json;
import java.time.Instant;
import java.util.List;

/** Open items with their next step, owner and day. */
record OpenRendering(List<Run.Result> open, Instant asOf) implements Rendering {
  @Override
  public Page page() {
    Page page = new Page();
    if (open.isEmpty()) {
      return page.line("✓ Nothing is open.", Tone.OK);
    }
    Table table =
        new Table(
            Column.whole("SEVERITY", 90),
            Column.whole("STATUS", 80),
            Column.key("ITEM"),
            Column.whole("OWNER", 40),
            Column.whole("DUE", 60));
    for (Run.Result r : open) {
      boolean late = r.due() != null && r.due().isBefore(asOf);
      table.row(
          List.of(
              Cell.of(r.item().severity().id()),
              ChecklistWords.status(r.status()),
              Cell.of(r.item().id()),
              Cell.orDash(r.owner()),
              r.due() == null
                  ? Cell.DASH
                  : Cell.of(Times.iso(r.due()).substring(0, 10), late ? Tone.BAD : Tone.PLAIN)),
          r.nextStep() == null
              ? List.of()
              : List.of(Block.Line.prose(Cell.muted("→ " + r.nextStep()), 4)));
    }
    return page.table(table);
  }

  @Override
  public void json(Json json) {
    json.array(open, ChecklistJson::result);
  }

  @Override
  public Csv csv() {
    Csv csv = new Csv("severity", "status", "id", "title", "nextStep", "owner", "due");
    for (Run.Result r : open) {
      csv.row(
          r.item().severity().id(),
          r.status().id(),
          r.item().id(),
          r.item().title(),
          r.nextStep(),
          r.owner(),
          r.due());
    }
    return csv;
  }
}
