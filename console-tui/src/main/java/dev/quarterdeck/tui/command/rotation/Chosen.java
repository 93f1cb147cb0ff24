package dev.quarterdeck.tui.command.rotation;

import dev.quarterdeck.kernel.Text;
import dev.quarterdeck.rotation.RotationRequest;
import dev.quarterdeck.rotation.recipe.Recipe;
import dev.quarterdeck.rotation.recipe.Recipes;
import dev.quarterdeck.tui.cli.Call;
import dev.quarterdeck.tui.cli.Usage;
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

  /** The keys with their recipes; the session is opened, nothing is read. */
  List<RotationRequest.Target> targets(Call call) {
    Recipes recipes = call.console().recipes();
    return keys.stream().map(k -> target(recipes, k)).toList();
  }

  private static RotationRequest.Target target(Recipes recipes, Key key) {
    String name = key.recipe();
    if (name == null) {
      throw Usage.wrong(
          "It is not said how to make the new value of " + Text.clean(key.asked().text()) + ".",
          "Name a recipe, for example --recipe generated; see: qd rotations recipes");
    }
    Recipe recipe = recipes.get(name, key.options()).orThrow();
    return new RotationRequest.Target(
        key.asked().secret(), key.asked().key(), recipe, key.options());
  }
}
