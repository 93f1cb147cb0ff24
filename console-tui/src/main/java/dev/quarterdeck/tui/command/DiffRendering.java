package dev.quarterdeck.tui.command;

import dev.quarterdeck.services.FleetReader;
import dev.quarterdeck.services.taskdef.TaskDefinitionDiff;
import dev.quarterdeck.tui.output.Cell;
import dev.quarterdeck.tui.output.Csv;
import dev.quarterdeck.tui.output.Page;
import dev.quarterdeck.tui.output.Rendering;
import dev.quarterdeck.tui.output.Tone;
import dev.quarterdeck.tui.output.json.DeployJson;
import dev.quarterdeck.tui.output.json.Json;
import java.util.Locale;

/** What differs between two revisions of task definitions. */
public record DiffRendering(TaskDefinitionDiff diff) implements Rendering {
  @Override
  public Page page() {
    Page page =
        new Page()
            .line(
                FleetReader.shortName(diff.from()) + " → " + FleetReader.shortName(diff.to()),
                Tone.STRONG)
            .gap();
    if (diff.isEmpty()) {
      return page.line("✓ The same in every field.", Tone.OK);
    }
    for (TaskDefinitionDiff.Entry e : diff.entries()) {
      page.item(
          Cell.of(
              e.line(),
              switch (e.kind()) {
                case ADDED -> Tone.OK;
                case REMOVED -> Tone.BAD;
                case CHANGED -> Tone.WARN;
              }),
          2);
    }
    if (diff.entries().stream().anyMatch(e -> !e.shown())) {
      page.gap()
          .line(
              Cell.muted(
                  "Values that could be secrets (variables, commands, options) are compared and not"
                      + " shown."),
              0);
    }
    return page;
  }

  @Override
  public void json(Json json) {
    DeployJson.diff(json, diff);
  }

  @Override
  public Csv csv() {
    Csv csv = new Csv("change", "field", "shown", "from", "to");
    diff.entries()
        .forEach(
            e ->
                csv.row(
                    e.kind().name().toLowerCase(Locale.ROOT),
                    e.path(),
                    e.shown(),
                    e.from(),
                    e.to()));
    return csv;
  }
}
