package dev.quarterdeck.tui.command.secrets;

import dev.quarterdeck.rotation.Redeployed;
import dev.quarterdeck.rotation.RotationResult;
import dev.quarterdeck.secrets.StaleTask;
import dev.quarterdeck.services.FleetReader;
import dev.quarterdeck.tui.command.rotation.ServiceCells;
import dev.quarterdeck.tui.output.Cell;
import dev.quarterdeck.tui.output.Column;
import dev.quarterdeck.tui.output.Csv;
import dev.quarterdeck.tui.output.Page;
import dev.quarterdeck.tui.output.Rendering;
import dev.quarterdeck.tui.output.Table;
import dev.quarterdeck.tui.output.Tone;
import dev.quarterdeck.tui.output.json.Json;
import dev.quarterdeck.tui.output.json.RotationsJson;

/** What a redeployment of stale services came to. */
record RedeployedRendering(Redeployed result) implements Rendering {
  @Override
  public Page page() {
    if (result.services().isEmpty() && result.left().isEmpty()) {
      return new Page().line("✓ Nothing to redeploy: no task is stale.", Tone.OK);
    }
    Page page = new Page();
    if (!result.services().isEmpty()) {
      Table table =
          new Table(
              Column.key("SERVICE"), Column.text("DEPLOYMENT", 40), Column.whole("STATUS", 90));
      for (RotationResult.Service s : result.services()) {
        table.row(
            Cell.of(s.cluster() + "/" + s.service()),
            s.deployment() == null ? Cell.muted("none") : Cell.muted(s.deployment()),
            ServiceCells.status(s.status()));
      }
      page.table(table).gap();
    }
    if (result.left().isEmpty()) {
      return page.line("✓ Every task that was stale is gone.", Tone.OK);
    }
    page.line("Tasks that still hold an old value, or may:", Tone.BAD);
    for (StaleTask t : result.left()) {
      page.item(
          Cell.of(
              "✖ "
                  + t.cluster()
                  + "/"
                  + (t.service() == null ? "(task)" : t.service())
                  + " "
                  + FleetReader.shortName(t.task())
                  + (t.service() == null ? ": no service starts it anew; stop or rerun it." : "")),
          2);
    }
    return page;
  }

  @Override
  public void json(Json json) {
    RotationsJson.redeployed(json, result);
  }

  @Override
  public boolean jsonTellsUnknowns() {
    return true;
  }

  @Override
  public Csv csv() {
    Csv csv = new Csv("cluster", "service", "deployment", "status");
    result.services().forEach(s -> csv.row(s.cluster(), s.service(), s.deployment(), s.status()));
    return csv;
  }
}
