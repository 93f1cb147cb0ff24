package dev.quarterdeck.tui.command.rotation;

import dev.quarterdeck.rotation.recipe.RecipeGuide;
import dev.quarterdeck.rotation.recipe.RecipeOption;
import dev.quarterdeck.tui.output.Cell;
import dev.quarterdeck.tui.output.Csv;
import dev.quarterdeck.tui.output.Page;
import dev.quarterdeck.tui.output.Rendering;
import dev.quarterdeck.tui.output.Tone;
import dev.quarterdeck.tui.output.json.Json;
import java.util.List;

/** The recipes and what each may be told. */
record RecipesRendering(List<RecipeGuide> guides) implements Rendering {
  @Override
  public Page page() {
    Page page = new Page();
    for (RecipeGuide guide : guides) {
      page.heading(guide.name()).line(guide.summary(), Tone.PLAIN);
      for (RecipeOption o : guide.options()) {
        page.fact(
            o.name() + "=" + o.label(),
            Cell.of(
                o.meaning()
                    + (o.byDefault() == null ? "" : " Without it: " + o.byDefault() + ".")));
      }
    }
    return page;
  }

  @Override
  public void json(Json json) {
    json.array(
        guides,
        (j, guide) ->
            j.object(
                g ->
                    g.field("recipe", guide.name())
                        .field("summary", guide.summary())
                        .array(
                            "options",
                            guide.options(),
                            (a, o) ->
                                a.object(
                                    f ->
                                        f.field("name", o.name())
                                            .field("meaning", o.meaning())
                                            .field("default", o.byDefault())
                                            .strings("choices", o.choices())))));
  }

  @Override
  public Csv csv() {
    Csv csv = new Csv("recipe", "option", "meaning", "default");
    for (RecipeGuide guide : guides) {
      for (RecipeOption o : guide.options()) {
        csv.row(guide.name(), o.name(), o.meaning(), o.byDefault());
      }
    }
    return csv;
  }
}
