package dev.quarterdeck.tui.command.checklist;

import dev.quarterdeck.readiness.history.History;
import dev.quarterdeck.tui.command.Wording;
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

/** What changed between two runs. */
record ComparisonRendering(
    History.Entry before, History.Entry after, List<History.Difference> differences)
    implements Rendering {
  @Override
  public Page page() {
    Page page = new Page();
    page.line(
        Cell.of(
            "Score %d %% → %d %%, %s changed"
                .formatted(
                    before.score(), after.score(), Wording.count(differences.size(), "item")),
            after.score() < before.score() ? Tone.BAD : Tone.STRONG),
        0);
    page.line(Cell.muted(Times.minute(before.at()) + " → " + Times.minute(after.at())), 0);
    if (!differences.isEmpty()) {
      Table table =
          new Table(Column.key("ITEM"), Column.whole("BEFORE", 80), Column.whole("AFTER", 90));
      for (History.Difference d : differences) {
        Tone tone =
            "pass".equals(d.after()) ? Tone.OK : "fail".equals(d.after()) ? Tone.BAD : Tone.PLAIN;
        table.row(
            Cell.of(d.item()),
            Cell.orDash(d.before()),
            d.after() == null ? Cell.DASH : Cell.of(d.after(), tone));
      }
      page.gap().table(table);
    }
    return page;
  }

  @Override
  public void json(Json json) {
    json.object(
        j ->
            j.field("before", before.at())
                .field("after", after.at())
                .field("scoreBefore", before.score())
                .field("scoreAfter", after.score())
                .array(
                    "changed",
                    differences,
                    (a, d) ->
                        a.object(
                            o ->
                                o.field("item", d.item())
                                    .field("before", d.before())
                                    .field("after", d.after()))));
  }

  @Override
  public Csv csv() {
    Csv csv = new Csv("item", "before", "after");
    differences.forEach(d -> csv.row(d.item(), d.before(), d.after()));
    return csv;
  }
}
