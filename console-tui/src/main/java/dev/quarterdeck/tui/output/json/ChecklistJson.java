package dev.quarterdeck.tui.output.json;

import dev.quarterdeck.readiness.Run;
import dev.quarterdeck.readiness.Score;
import dev.quarterdeck.readiness.evidence.Evidence;

/** {@code checklist run} and {@code checklist show}. */
public final class ChecklistJson {
  private ChecklistJson() {}

  public static void run(Json json, Run run) {
    json.object(
        j -> {
          j.field("asOf", run.asOf())
              .field("product", run.product())
              .field("account", run.account())
              .field("region", run.region())
              .field("scope", run.scope())
              .field("score", run.score().percent())
              .field("ready", run.ready())
              .field("blockers", run.score().blockers())
              .array("items", run.results(), ChecklistJson::result)
              .array("categories", run.score().categories(), ChecklistJson::category)
              .map("dropped", run.dropped());
          UnknownsJson.field(j, run.unknowns());
        });
  }

  public static void result(Json json, Run.Result r) {
    json.object(
        j ->
            j.field("id", r.item().id())
                .field("title", r.item().title())
                .field("category", r.item().category())
                .field("severity", r.item().severity().id())
                .field("mode", r.item().mode())
                .field("status", r.status().id())
                .array("evidence", r.evidence(), ChecklistJson::evidence)
                .field("nextStep", r.nextStep())
                .field("owner", r.owner())
                .field("due", r.due())
                .field("expires", r.expires()));
  }

  private static void evidence(Json json, Evidence e) {
    json.object(
        j ->
            j.field("status", e.status().id())
                .field("source", e.source())
                .field("resource", e.resource())
                .field("field", e.field())
                .field("value", e.value())
                .field("text", e.text())
                .field("permission", e.permission())
                .field("at", e.at()));
  }

  private static void category(Json json, Score.Category c) {
    json.object(
        j ->
            j.field("category", c.category())
                .field("score", c.percent())
                .field("passed", c.passed())
                .field("failed", c.failed())
                .field("unknown", c.unknown())
                .field("total", c.total()));
  }
}
