package dev.quarterdeck.secrets.env;

import dev.quarterdeck.kernel.SecretValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A file's keys against a secret's, without values.
 *
 * @param missing keys that only the secret has
 * @param extra keys that only the file has
 * @param different keys with another value in each
 * @param same how many keys have the same value in both
 */
public record EnvDiff(List<String> missing, List<String> extra, List<String> different, int same) {
  public EnvDiff {
    missing = List.copyOf(missing);
    extra = List.copyOf(extra);
    different = List.copyOf(different);
  }

  public static EnvDiff between(Map<String, SecretValue> file, Map<String, SecretValue> secret) {
    List<String> missing = new ArrayList<>();
    List<String> different = new ArrayList<>();
    int same = 0;
    for (Map.Entry<String, SecretValue> e : secret.entrySet()) {
      SecretValue here = file.get(e.getKey());
      if (here == null) {
        missing.add(e.getKey());
      } else if (here.sameAs(e.getValue())) {
        same++;
      } else {
        different.add(e.getKey());
      }
    }
    return new EnvDiff(
        missing,
        file.keySet().stream().filter(k -> !secret.containsKey(k)).toList(),
        different,
        same);
  }

  /** Whether both hold the same keys with the same values. */
  public boolean isEmpty() {
    return missing.isEmpty() && extra.isEmpty() && different.isEmpty();
  }
}
