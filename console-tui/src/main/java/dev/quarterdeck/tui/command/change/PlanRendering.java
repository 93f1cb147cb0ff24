package dev.quarterdeck.tui.command.change;

import dev.quarterdeck.change.Plan;
import dev.quarterdeck.change.Preview;
import dev.quarterdeck.tui.output.Cell;
import dev.quarterdeck.tui.output.Csv;
import dev.quarterdeck.tui.output.Page;
import dev.quarterdeck.tui.output.Rendering;
import dev.quarterdeck.tui.output.Tone;
import dev.quarterdeck.tui.output.json.Json;

/** A plan: what a dry run answers and what is shown before the question. */
public record PlanRendering(Preview preview) implements Rendering {
  @Override
  public Page page() {
    Plan plan = preview.plan();
    Page page = new Page().line(plan.title(), Tone.STRONG);
    page.fact(
            "Environment",
            Cell.of(
                preview.environment().label(),
                preview.environment().production() ? Tone.BAD : Tone.PLAIN))
        .fact("Account", preview.caller().account() + "  " + preview.region())
        .fact("Caller", preview.caller().arn());
    plan.details().forEach(d -> page.item(Cell.of(d), 2));
    if (!plan.steps().isEmpty()) {
      page.heading("Steps");
      int n = 1;
      for (Plan.Step step : plan.steps()) {
        page.item(Cell.of(n++ + " " + step.text() + " (" + step.operation() + ")"), 2);
      }
    }
    plan.notes().forEach(note -> page.item(Cell.of("▲ " + note, Tone.WARN), 0));
    return page;
  }

  @Override
  public void json(Json json) {
    Plan plan = preview.plan();
    json.object(
        j ->
            j.field("dryRun", true)
                .field("action", plan.action())
                .field("name", plan.name())
                .field("target", plan.target())
                .field("title", plan.title())
                .field("environment", preview.environment().label())
                .field("production", preview.environment().production())
                .field("account", preview.caller().account())
                .field("region", preview.region())
                .field("caller", preview.caller().arn())
                .strings("details", plan.details())
                .array(
                    "steps",
                    plan.steps(),
                    (s, step) ->
                        s.object(
                            o -> o.field("operation", step.operation()).field("text", step.text())))
                .strings("notes", plan.notes()));
  }

  @Override
  public Csv csv() {
    Csv csv = new Csv("step", "operation", "text");
    int n = 1;
    for (Plan.Step step : preview.plan().steps()) {
      csv.row(n++, step.operation(), step.text());
    }
    return csv;
  }
}
