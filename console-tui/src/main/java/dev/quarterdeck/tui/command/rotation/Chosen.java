package dev.quarterdeck.tui.command.rotation;

import dev.quarterdeck.kernel.Text;
import dev.quarterdeck.rotation.RotationRequest;
import dev.quarterdeck.rotation.recipe.Recipe;
import dev.quarterdeck.rotation.recipe.RecipeChooser;
import dev.quarterdeck.rotation.recipe.Supplied;
import dev.quarterdeck.tui.cli.Call;
import dev.quarterdeck.tui.cli.Usage;
import dev.quarterdeck.tui.output.Page;
import dev.quarterdeck.tui.output.Tone;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which recipe with which options for which key, as it was typed. */
record Chosen(List<Key> keys) {
  /** {@code recipe} null where none was named. */
  record Key(Asked asked, @Nullable String recipe, Map<String, String> options) {}

  /** Checks everything that can be known without a session. */
  static Chosen of(Call call, List<Asked> asked) {
    Map<String, String> recipes = new HashMap<>();
    String forAll = null;
    for (String given : call.values("--recipe")) {
      int at = given.lastIndexOf('=');
      if (at < 0) {
        if (forAll != null) {
          throw Usage.wrong(
              "Two recipes are named for every key.", "Say which key: --recipe KEY=RECIPE.");
        }
        forAll = given;
      } else {
        recipes.put(known(asked, given.substring(0, at)), given.substring(at + 1));
      }
    }
    Map<String, Map<String, String>> options = new HashMap<>();
    for (String given : call.values("--option")) {
      int equals = given.indexOf('=');
      if (equals < 1) {
        throw Usage.wrong("--option takes NAME=VALUE.", "For example --option length=48.");
      }
      String left = given.substring(0, equals);
      int colon = left.lastIndexOf(':');
      String whose = colon < 0 ? "" : known(asked, left.substring(0, colon));
      options
          .computeIfAbsent(whose, k -> new LinkedHashMap<>())
          .put(left.substring(colon + 1), given.substring(equals + 1));
    }
    List<Key> keys = new ArrayList<>();
    for (Asked a : asked) {
      Map<String, String> own = new LinkedHashMap<>(options.getOrDefault("", Map.of()));
      own.putAll(options.getOrDefault(a.text(), Map.of()));
      String recipe = recipes.getOrDefault(a.text(), forAll);
      keys.add(new Key(a, recipe, own));
    }
    return new Chosen(keys);
  }

  /** The one of those asked for that a key, or a secret with or without it, names. */
  private static String known(List<Asked> asked, String name) {
    List<String> found =
        asked.stream()
            .filter(
                a ->
                    name.equals(a.key())
                        || name.equals(a.text())
                        || (a.key() == null && name.equals(a.secret() + ":")))
            .map(Asked::text)
            .toList();
    if (found.size() != 1) {
      throw Usage.wrong(
          (found.isEmpty() ? "No key " : "More than one key ")
              + Text.clean(name)
              + " is to be rotated.",
          "Name one of those to rotate, as KEY or NAME:KEY.");
    }
    return found.getFirst();
  }

  /**
   * The keys with their recipes; where none is named, the secret is read to choose one. A value
   * that is supplied is asked for later, when the plan is made; see {@link #wipe}.
   */
  List<RotationRequest.Target> targets(Call call) {
    SuppliedValue supplied = new SuppliedValue(call);
    return keys.stream().map(k -> target(call, supplied, k)).toList();
  }

  private static RotationRequest.Target target(Call call, SuppliedValue supplied, Key key) {
    String name = key.recipe();
    Map<String, String> options = key.options();
    if (name == null) {
      RecipeChooser.Choice choice =
          call.console().recipeChooser().choose(key.asked().secret(), key.asked().key()).orThrow();
      call.printer()
          .message(
              new Page()
                  .line(
                      "Recipe for "
                          + Text.clean(key.asked().text())
                          + ": "
                          + choice.recipe()
                          + ", because "
                          + choice.reason()
                          + ".",
                      Tone.MUTED));
      name = choice.recipe();
      options = new LinkedHashMap<>(choice.options());
      options.putAll(key.options());
    }
    Recipe recipe = call.console().recipes(supplied).get(name, options).orThrow();
    return new RotationRequest.Target(key.asked().secret(), key.asked().key(), recipe, options);
  }

  /** Wipes values that were supplied. */
  static void wipe(List<RotationRequest.Target> targets) {
    targets.forEach(
        t -> {
          if (t.recipe() instanceof Supplied supplied) {
            supplied.close();
          }
        });
  }
}
