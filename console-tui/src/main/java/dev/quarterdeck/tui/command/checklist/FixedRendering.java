package dev.quarterdeck.tui.command.checklist;

import dev.quarterdeck.tui.output.Cell;
import dev.quarterdeck.tui.output.Csv;
import dev.quarterdeck.tui.output.Page;
import dev.quarterdeck.tui.output.Rendering;
import dev.quarterdeck.tui.output.Tone;
import dev.quarterdeck.tui.output.json.Json;
import java.util.List;

/** What a fix did. */
record FixedRendering(String item, List<String> done) implements Rendering {
  @Override
  public Page page() {
    Page page = new Page();
    if (done.isEmpty()) {
      return page.line("✓ Nothing of " + item + " was left to put right.", Tone.OK);
    }
    done.forEach(d -> page.item(Cell.of("✓ " + d, Tone.OK), 0));
    return page;
  }

  @Override
  public void json(Json json) {
    json.object(j -> j.field("item", item).strings("changed", done));
  }

  @Override
  public Csv csv() {
    Csv csv = new Csv("item", "changed");
    done.forEach(d -> csv.row(item, d));
    return csv;
  }
}
