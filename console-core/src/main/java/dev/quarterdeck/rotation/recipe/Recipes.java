package dev.quarterdeck.rotation.recipe;

import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.kernel.Text;
import dev.quarterdeck.rotation.recipe.keyset.KeySetRecipe;
import dev.quarterdeck.rotation.recipe.lambda.NativeRecipe;
import dev.quarterdeck.rotation.recipe.postgres.PostgresRecipe;
import dev.quarterdeck.rotation.recipe.redis.RedisRecipe;
import dev.quarterdeck.session.Nearest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The recipes of a session, by name. */
public final class Recipes {
  private final Map<String, Recipe> byName = new LinkedHashMap<>();

  public Recipes(List<Recipe> recipes) {
    recipes.forEach(r -> byName.put(r.name(), r));
  }

  /** What each recipe is and takes, in the order that help shows; needs no session. */
  public static List<RecipeGuide> guides() {
    return List.of(
        Generated.GUIDE,
        Supplied.GUIDE,
        KeySetRecipe.GUIDE,
        NativeRecipe.GUIDE,
        PostgresRecipe.GUIDE,
        RedisRecipe.GUIDE);
  }

  /** Their names. */
  public static List<String> names() {
    return guides().stream().map(RecipeGuide::name).toList();
  }

  /** The guide of that name. */
  public static Optional<RecipeGuide> guide(String name) {
    return guides().stream().filter(g -> g.name().equals(name)).findFirst();
  }

  /** The recipe of that name, or {@link Problem.Invalid}. */
  public Outcome<Recipe> get(String name) {
    Recipe recipe = byName.get(name);
    if (recipe != null) {
      return Outcome.done(recipe);
    }
    return Outcome.failed(
        new Problem.Invalid(
            "There is no recipe " + Text.shorten(Text.clean(name), 40) + ".",
            Nearest.of(name, byName.keySet())
                .map(near -> "Did you mean " + near + "?")
                .orElse("Choose one of: " + String.join(", ", byName.keySet()) + ".")));
  }

  /** As {@link #get}, with options that it takes. */
  public Outcome<Recipe> get(String name, Map<String, String> options) {
    return get(name).then(recipe -> recipe.guide().check(options).map(checked -> recipe));
  }

  /** All of them. */
  public List<Recipe> all() {
    return List.copyOf(byName.values());
  }
}
