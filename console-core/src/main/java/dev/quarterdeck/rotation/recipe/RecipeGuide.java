package dev.quarterdeck.rotation.recipe;

import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.kernel.ProblemException;
import dev.quarterdeck.kernel.Text;
import dev.quarterdeck.session.Nearest;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What help and completion say of a recipe, without anything that it needs to work.
 *
 * @param name as typed and kept in the tag
 * @param summary one sentence
 * @param options what may be asked of it
 */
public record RecipeGuide(String name, String summary, List<RecipeOption> options) {
  public RecipeGuide {
    options = List.copyOf(options);
  }

  /** The option of that name. */
  public Optional<RecipeOption> option(String wanted) {
    return options.stream().filter(o -> o.name().equals(wanted)).findFirst();
  }

  /**
   * The options as they were given, when the recipe has them all and the values fit; else {@link
   * Problem.Invalid}.
   */
  public Outcome<Map<String, String>> check(Map<String, String> given) {
    return Outcome.of(
        () -> {
          given.forEach((key, value) -> option(key).orElseThrow(() -> unknown(key)).check(value));
          return Map.copyOf(given);
        });
  }

  private ProblemException unknown(String key) {
    List<String> names = options.stream().map(RecipeOption::name).toList();
    return new ProblemException(
        new Problem.Invalid(
            "The recipe " + name + " has no option " + Text.shorten(Text.clean(key), 40) + ".",
            names.isEmpty()
                ? "It takes none."
                : Nearest.of(key, names)
                    .map(near -> "Did you mean " + near + "?")
                    .orElse("It takes: " + String.join(", ", names) + ".")));
  }
}
