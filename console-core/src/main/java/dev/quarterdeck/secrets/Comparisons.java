package dev.quarterdeck.secrets;

import dev.quarterdeck.kernel.Outcome;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Which keys differ between two versions of a secret. Both values are read, compared in memory and
 * wiped; what is kept are names of keys, as versions never change.
 */
final class Comparisons {
  /** Far more than a console looks at in a day. */
  private static final int MOST = 10_000;

  private final SecretStore store;
  private final Map<Pair, Differing> kept = new ConcurrentHashMap<>();

  Comparisons(SecretStore store) {
    this.store = store;
  }

  /** Two versions of one secret. */
  record Pair(String arn, String version, String now) {}

  /**
   * What differs.
   *
   * @param keys names of keys; without meaning where {@code whole} compares documents without keys
   */
  record Differing(boolean same, boolean whole, Set<String> keys) {
    private static Differing of(KeyDiff diff) {
      boolean whole = diff.changed().stream().anyMatch(e -> e.key() == null);
      return new Differing(diff.sameBytes(), whole, Set.copyOf(diff.keys()));
    }

    /** Whether that key, or with null the whole value, differs. */
    boolean in(@Nullable String key) {
      return !same && (key == null || whole || keys.contains(key));
    }
  }

  /** Two calls of GetSecretValue, or none when it is known; fails as the first that fails. */
  Outcome<Differing> of(Pair pair) {
    Differing known = kept.get(pair);
    if (known != null) {
      return Outcome.done(known);
    }
    return Outcome.of(
        () -> {
          try (SecretContent then = read(pair.arn(), pair.version());
              SecretContent now = read(pair.arn(), pair.now())) {
            Differing found =
                Differing.of(
                    KeyDiff.between(then.value(), then.binary(), now.value(), now.binary()));
            if (kept.size() < MOST) {
              kept.put(pair, found);
            }
            return found;
          }
        });
  }

  private SecretContent read(String arn, String version) {
    return store.read(arn, new VersionRef.Id(version)).orThrow();
  }
}
