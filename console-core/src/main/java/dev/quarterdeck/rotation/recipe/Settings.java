package dev.quarterdeck.rotation.recipe;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a rotation was asked for besides the key: goes into the plan and the journal, so never a
 * value.
 *
 * @param secret the secret's ARN
 * @param key of its JSON document; null for a secret that is one value
 * @param options by the recipe's names, for example {@code length} or {@code overlap}
 * @param compromised the old value is known to others: no overlap
 */
public record Settings(
    String secret, @Nullable String key, Map<String, String> options, boolean compromised) {
  public Settings {
    options = Map.copyOf(options);
  }

  public @Nullable String option(String name) {
    return options.get(name);
  }
}
