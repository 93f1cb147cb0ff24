package dev.quarterdeck.rotation.journal;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A secret and its keys that are changed together.
 *
 * @param original the version that was current when the operation began
 */
public record Target(String arn, String name, String original, List<Key> keys) {
  public Target {
    keys = List.copyOf(keys);
  }

  /**
   * @param key null for a secret that is one value
   * @param options of the recipe; never a value
   */
  public record Key(@Nullable String key, String recipe, Map<String, String> options) {
    public Key {
      options = Map.copyOf(options);
    }
  }
}
