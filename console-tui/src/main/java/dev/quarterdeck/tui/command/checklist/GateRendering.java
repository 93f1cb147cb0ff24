package dev.quarterdeck.tui.command.checklist;

import dev.quarterdeck.readiness.Run;
import dev.quarterdeck.readiness.catalogue.Severity;
import dev.quarterdeck.tui.command.Wording;
import dev.quarterdeck.tui.output.Cell;
import dev.quarterdeck.tui.output.Csv;
import dev.quarterdeck.tui.output.Page;
import dev.quarterdeck.tui.output.Rendering;
import dev.quarterdeck.tui.output.Tone;
import dev.quarterdeck.tui.output.json.ChecklistJson;
import dev.quarterdeck.tui.output.json.Json;
import dev.quarterdeck.tui.output.json.UnknownsJson;
import java.util.List;

/** Whether the gate is open, and what closes it. */
record GateRendering(Severity least, Run run, List<Run.Result> blocking) implements Rendering {
  @Override
  public Page page() {
    Page page = new Page();
    if (blocking.isEmpty()) {
      return page.line(
          "✓ Nothing of severity " + least.id() + " or worse stands in the way.", Tone.OK);
    }
    page.line(
        Cell.of(
            "✖ "
                + Wording.count(blocking.size(), "item")
                + " of severity "
                + least.id()
                + " or worse in the way",
            Tone.BAD),
        0);
    return page.gap().add(new OpenRendering(blocking, run.asOf()).page());
  }

  @Override
  public boolean jsonTellsUnknowns() {
    return true;
  }

  @Override
  public void json(Json json) {
    json.object(
        j -> {
          j.field("asOf", run.asOf())
              .field("passed", blocking.isEmpty())
              .field("severity", least.id())
              .field("score", run.score().percent())
              .array("blocking", blocking, ChecklistJson::result);
          UnknownsJson.field(j, run.unknowns());
        });
  }

  @Override
  public Csv csv() {
    return new OpenRendering(blocking, run.asOf()).csv();
  }
}
