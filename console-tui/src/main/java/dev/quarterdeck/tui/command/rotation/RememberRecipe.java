package dev.quarterdeck.tui.command.rotation;

import dev.quarterdeck.rotation.recipe.RecipeChooser;
import dev.quarterdeck.rotation.recipe.RecipeTag;
import dev.quarterdeck.rotation.recipe.Recipes;
import dev.quarterdeck.secrets.SecretSummary;
import dev.quarterdeck.tui.cli.Call;
import dev.quarterdeck.tui.cli.Usage;
import dev.quarterdeck.tui.cli.Verb;
import dev.quarterdeck.tui.command.change.Changing;
import dev.quarterdeck.tui.command.secrets.DoneRendering;
import dev.quarterdeck.tui.output.Answer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code qd rotations remember}: which recipe a key is rotated with, in a tag of its secret. */
final class RememberRecipe {
  private RememberRecipe() {}

  static Verb verb() {
    return Changing.verb(
            Verb.named("remember", "Keep in a tag which recipe a key is rotated with.")
                .description(
                    "The tag quarterdeck:recipe:KEY; qd rotate then needs no --recipe. Without one"
                        + " here, the recipe is guessed from the secret, the value's form and the"
                        + " key's name, and the plan says which.")
                .param("NAME", "Name or ARN of the secret.")
                .optionalParam("KEY", "The key; left out for a secret that is one value.")
                .option("--recipe", "RECIPE", "How new values are made.", Recipes.names())
                .options("--option", "NAME=VALUE", "What the recipe is to know; never a value.")
                .flag("--forget", "Remove the tag."))
        .example(
            "qd rotations remember acme/prod/app JWT_SECRET --recipe generated --option length=64",
            "From now on: qd rotate acme/prod/app JWT_SECRET")
        .example("qd rotations remember acme/prod/app JWT_SECRET --forget --yes", "No longer.")
        .runs(RememberRecipe::run);
  }

  private static Answer run(Call call) {
    Changing.check(call);
    String key = call.param(1);
    String recipe = call.value("--recipe");
    Map<String, String> options = options(call.values("--option"));
    if (call.has("--forget")) {
      if (recipe != null || !options.isEmpty()) {
        throw Usage.wrong("A recipe is given and to be forgotten.", "Decide for one of them.");
      }
      return tag(call, Map.of(), List.of(RecipeTag.name(key)));
    }
    if (recipe != null) {
      call.console().recipes().get(recipe, options).orThrow();
    }
    SecretSummary secret = call.console().ports().secrets().describe(call.required(0)).orThrow();
    RecipeTag tag = recipe == null ? guessed(call, key, options) : new RecipeTag(recipe, options);
    return tag(call, tag.beside(secret.tags(), key).orThrow(), List.of());
  }

  private static RecipeTag guessed(Call call, @Nullable String key, Map<String, String> options) {
    RecipeChooser.Choice choice =
        call.console().recipeChooser().choose(call.required(0), key).orThrow();
    Map<String, String> all = new LinkedHashMap<>(choice.options());
    all.putAll(options);
    call.console().recipes().get(choice.recipe(), all).orThrow();
    return new RecipeTag(choice.recipe(), all);
  }

  private static Map<String, String> options(List<String> given) {
    Map<String, String> options = new LinkedHashMap<>();
    for (String option : given) {
      int at = option.indexOf('=');
      if (at < 1) {
        throw Usage.wrong("--option takes NAME=VALUE.", "For example --option length=48.");
      }
      options.put(option.substring(0, at), option.substring(at + 1));
    }
    return options;
  }

  private static Answer tag(Call call, Map<String, String> set, List<String> remove) {
    return Changing.run(
        call,
        call.console().life().tag(call.required(0), set, remove).orThrow(),
        done -> DoneRendering.answer("Tagged", done));
  }
}
