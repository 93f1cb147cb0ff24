package dev.quarterdeck.tui.command.checklist;

import dev.quarterdeck.readiness.Run;
import dev.quarterdeck.readiness.evidence.Evidence;
import dev.quarterdeck.tui.output.Block;
import dev.quarterdeck.tui.output.Cell;
import dev.quarterdeck.tui.output.Csv;
import dev.quarterdeck.tui.output.Page;
import dev.quarterdeck.tui.output.Rendering;
import dev.quarterdeck.tui.output.Times;
import dev.quarterdeck.tui.output.Tone;
import dev.quarterdeck.tui.output.json.ChecklistJson;
import dev.quarterdeck.tui.output.json.Json;
import java.time.Instant;

/** One item whole. */
record ItemRendering(Run.Result result, Instant asOf) implements Rendering {
  @Override
  public Page page() {
    Page page = new Page();
    Cell status = ChecklistWords.status(result.status());
    page.line(Cell.of(status.text() + "  " + result.item().title(), status.tone()), 0);
    page.gap();
    page.fact("item", result.item().id())
        .fact("category", result.item().category())
        .fact("severity", result.item().severity().id())
        .fact("passes when", result.item().passes());
    if (result.owner() != null) {
      page.fact("owner", result.owner());
    }
    if (result.due() != null) {
      page.fact("due", Times.iso(result.due()).substring(0, 10));
    }
    if (result.expires() != null) {
      page.fact("until", Times.iso(result.expires()).substring(0, 10));
    }
    page.heading("Evidence");
    if (result.evidence().isEmpty()) {
      page.line(Cell.muted("none yet"), 2);
    }
    for (Evidence e : result.evidence()) {
      page.item(ChecklistWords.evidence(e), 2);
      if (e.field() != null && e.value() != null) {
        page.line(Cell.muted(e.source() + "  " + e.field() + " = " + e.value()), 4);
      }
    }
    if (result.nextStep() != null) {
      page.heading("Next");
      page.line(Block.Line.fix(result.nextStep(), 2));
    }
    if (result.item().related().size() > 0) {
      page.gap();
      page.line("Also known as " + String.join(", ", result.item().related()), Tone.MUTED);
    }
    return page;
  }

  @Override
  public void json(Json json) {
    ChecklistJson.result(json, result);
  }

  @Override
  public Csv csv() {
    Csv csv = new Csv("item", "status", "source", "resource", "field", "value", "text", "at");
    for (Evidence e : result.evidence()) {
      csv.row(
          result.item().id(),
          e.status().id(),
          e.source(),
          e.resource(),
          e.field(),
          e.value(),
          e.text(),
          e.at());
    }
    return csv;
  }
}
