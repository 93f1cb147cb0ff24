package dev.quarterdeck.tui.command.changes;

import dev.quarterdeck.health.timeline.Entry;
import dev.quarterdeck.health.timeline.Suspect;
import dev.quarterdeck.health.timeline.TimeLine;
import dev.quarterdeck.tui.output.Block;
import dev.quarterdeck.tui.output.Cell;
import dev.quarterdeck.tui.output.Column;
import dev.quarterdeck.tui.output.Csv;
import dev.quarterdeck.tui.output.Page;
import dev.quarterdeck.tui.output.Rendering;
import dev.quarterdeck.tui.output.Table;
import dev.quarterdeck.tui.output.Times;
import dev.quarterdeck.tui.output.Tone;
import dev.quarterdeck.tui.output.json.ChangesJson;
import dev.quarterdeck.tui.output.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The time line as rows; what is most likely to blame stands above it. */
record ChangesRendering(TimeLine line, Map<String, Suspect.Finding> findings) implements Rendering {

  @Override
  public Page page() {
    Page page = new Page();
    findings.forEach((service, f) -> finding(page, service, f));
    if (line.entries().isEmpty()) {
      return page.line("Nothing changed since " + Times.minute(line.from()) + ".", Tone.MUTED);
    }
    page.gap();
    Table table =
        new Table(
            Column.whole("AT (UTC)", 99),
            Column.whole("KIND", 90),
            Column.key("CHANGE"),
            Column.text("SERVICE", 80),
            Column.text("WHO", 70));
    for (Entry e : line.entries()) {
      List<Block.Line> notes = new ArrayList<>();
      if (e.detail() != null) {
        notes.add(Block.Line.item(Cell.muted(e.detail()), 4));
      }
      table.row(
          List.of(
              Cell.of(Times.dayAndSecond(e.at())),
              Cell.of(e.kind().id(), e.bad() ? Tone.BAD : Tone.PLAIN),
              Cell.of((e.bad() ? "▲ " : "") + e.text(), e.bad() ? Tone.WARN : Tone.PLAIN),
              services(e.services()),
              Cell.orDash(e.caller())),
          notes);
    }
    return page.table(table);
  }

  private void finding(Page page, String service, Suspect.Finding f) {
    Suspect s = f.suspect();
    if (s == null) {
      page.item(
          Cell.of(
              "▲ "
                  + service
                  + ": trouble since "
                  + Times.second(f.firstSign())
                  + ", and nothing was found that changed before it, since "
                  + Times.minute(line.from())
                  + (line.unknowns().isEmpty() ? "." : ", as far as could be read."),
              Tone.WARN),
          0);
      return;
    }
    page.item(
        Cell.of(
            "▲ "
                + service
                + ": most likely "
                + s.entry().text()
                + " at "
                + Times.second(s.entry().at())
                + (s.entry().who() == null ? "" : ", by " + s.entry().caller()),
            Tone.WARN),
        0);
    if (s.entry().detail() != null) {
      page.item(Cell.of(s.entry().detail()), 2);
    }
    page.item(Cell.muted("because " + s.why()), 2);
    s.entry().logCommand(service).ifPresent(c -> page.fix(c, 2));
  }

  private static Cell services(List<String> services) {
    return switch (services.size()) {
      case 0 -> Cell.DASH;
      case 1 -> Cell.of(services.getFirst());
      default -> Cell.of(services.getFirst() + " and " + (services.size() - 1) + " more");
    };
  }

  @Override
  public void json(Json json) {
    ChangesJson.line(json, line, findings);
  }

  @Override
  public boolean jsonTellsUnknowns() {
    return true;
  }

  @Override
  public Csv csv() {
    Csv csv = new Csv("at", "kind", "services", "subject", "text", "detail", "who", "bad");
    for (Entry e : line.entries()) {
      csv.row(
          e.at(),
          e.kind().id(),
          String.join(" ", e.services()),
          e.subject(),
          e.text(),
          e.detail(),
          e.who(),
          e.bad());
    }
    return csv;
  }
}
