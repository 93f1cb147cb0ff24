package dev.quarterdeck.rotation.journal;

import dev.quarterdeck.kernel.Text;
import dev.quarterdeck.rotation.recipe.Settings;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A secret and its keys that are changed together. */
public record Target(String arn, String name, List<Key> keys) {
  public Target {
    keys = List.copyOf(keys);
  }

  /** Whether who uses that key, or with null the whole value, is given one of these. */
  public boolean takes(@Nullable String used) {
    return used == null || keys.stream().anyMatch(k -> k.key() == null || k.key().equals(used));
  }

  /**
   * @param key null for a secret that is one value
   * @param options of the recipe; never a value
   */
  public record Key(@Nullable String key, String recipe, Map<String, String> options) {
    public Key {
      options = Map.copyOf(options);
    }

    /** As a recipe is asked. */
    public Settings settings(String secret, boolean compromised) {
      return new Settings(secret, key, options, compromised);
    }

    /** For people: the key, or that it is the whole value. */
    public String shown() {
      return key == null ? "the value" : Text.clean(key);
    }
  }
}
