package dev.quarterdeck.tui.command.taskdef;

import dev.quarterdeck.services.taskdef.TaskDefinitionView;
import dev.quarterdeck.tui.cli.Call;
import dev.quarterdeck.tui.cli.Verb;
import dev.quarterdeck.tui.output.Answer;
import dev.quarterdeck.tui.output.Cell;
import dev.quarterdeck.tui.output.Csv;
import dev.quarterdeck.tui.output.Page;
import dev.quarterdeck.tui.output.Rendering;
import dev.quarterdeck.tui.output.Tone;
import dev.quarterdeck.tui.output.json.Json;

/** {@code qd taskdef show}: one revision. */
final class ShowDefinition {
  private ShowDefinition() {}

  static Verb verb() {
    return Verb.named("show", "One task definition: every field, no value that could be a secret.")
        .param(
            "FAMILY[:REV]|SERVICE", "A family means its newest revision; a service what it runs.")
        .example("qd taskdef show acme-prod-api:1", "One revision.")
        .example("qd taskdef show acme-prod/api", "What a service runs.")
        .runs(ShowDefinition::run);
  }

  private static Answer run(Call call) {
    return Answer.good(
        new Shown(
            TaskDefinitionView.of(
                call.console()
                    .operations()
                    .taskDefinitions()
                    .find(call.console().deadline(), call.required(0))
                    .orThrow())));
  }

  private record Shown(TaskDefinitionView view) implements Rendering {
    @Override
    public Page page() {
      Page page = new Page().line(view.name(), Tone.STRONG);
      page.fact("ARN", view.arn());
      page.fact(
          "Status",
          view.active() ? Cell.of("active") : Cell.of("▲ inactive: not to be run", Tone.WARN));
      if (view.registeredBy() != null) {
        page.fact("Registered by", view.registeredBy());
      }
      page.gap();
      for (TaskDefinitionView.Field f : view.fields()) {
        page.fact(f.path(), f.shown() ? Cell.orDash(f.value()) : Cell.muted("(set; not shown)"));
      }
      return page;
    }

    @Override
    public void json(Json json) {
      json.object(
          j ->
              j.field("taskDefinition", view.arn())
                  .field("name", view.name())
                  .field("active", view.active())
                  .field("registeredBy", view.registeredBy())
                  .map("images", view.images())
                  .array(
                      "fields",
                      view.fields(),
                      (f, field) ->
                          f.object(
                              o ->
                                  o.field("field", field.path())
                                      .field("shown", field.shown())
                                      .field("value", field.value()))));
    }

    @Override
    public Csv csv() {
      Csv csv = new Csv("field", "shown", "value");
      view.fields().forEach(f -> csv.row(f.path(), f.shown(), f.value()));
      return csv;
    }
  }
}
