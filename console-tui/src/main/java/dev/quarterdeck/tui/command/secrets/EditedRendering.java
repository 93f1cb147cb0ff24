package dev.quarterdeck.tui.command.secrets;

import dev.quarterdeck.secrets.KeyDiff;
import dev.quarterdeck.secrets.edit.Edited;
import dev.quarterdeck.secrets.edit.KeyLines;
import dev.quarterdeck.tui.output.Cell;
import dev.quarterdeck.tui.output.Csv;
import dev.quarterdeck.tui.output.Page;
import dev.quarterdeck.tui.output.Rendering;
import dev.quarterdeck.tui.output.Tone;
import dev.quarterdeck.tui.output.json.EditsJson;
import dev.quarterdeck.tui.output.json.Json;
import java.util.List;

/** What an edit came to. */
record EditedRendering(Edited edited) implements Rendering {
  @Override
  public Page page() {
    if (edited.newVersion() == null) {
      return new Page().line("✓ Nothing to change in " + edited.name() + ".", Tone.OK);
    }
    Page page = new Page().line("✓ Changed " + edited.name() + ".", Tone.OK);
    page.fact("Version", edited.newVersion() + "  AWSCURRENT")
        .fact("Before", edited.oldVersion() + "  AWSPREVIOUS");
    KeyLines.of(edited.changes()).forEach(line -> page.item(Cell.of(line), 2));
    for (Edited.Merge m : edited.merged()) {
      page.item(
          Cell.of(
              "▲ Somebody else changed "
                  + (m.keys().isEmpty() ? "its formatting" : String.join(", ", m.keys()))
                  + " meanwhile (version "
                  + m.version()
                  + "); both changes are kept.",
              Tone.WARN),
          0);
    }
    edited.warnings().forEach(w -> page.item(Cell.of("▲ " + w, Tone.WARN), 0));
    RedeployLines.add(page, edited.name(), edited.redeploys(), true);
    return page;
  }

  @Override
  public void json(Json json) {
    EditsJson.edited(json, edited);
  }

  @Override
  public boolean jsonTellsUnknowns() {
    return true;
  }

  @Override
  public Csv csv() {
    Csv csv = new Csv("change", "key", "oldLength", "newLength", "version");
    rows(csv, "changed", edited.changes().changed());
    rows(csv, "added", edited.changes().added());
    rows(csv, "removed", edited.changes().removed());
    return csv;
  }

  private void rows(Csv csv, String change, List<KeyDiff.Entry> entries) {
    entries.forEach(
        e -> csv.row(change, e.key(), e.oldLength(), e.newLength(), edited.newVersion()));
  }
}
