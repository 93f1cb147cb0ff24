package dev.quarterdeck.secrets;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Since when a key has had its value.
 *
 * @param key null for a secret that is one value
 * @param since when the oldest version was made that is known to hold the value; null when even
 *     AWSCURRENT's date is unknown
 * @param exact false when older versions are gone: the value may be older still
 * @param ageDays whole days since then, at the least where not exact
 * @param overdue by the secret's policy; null when the history does not tell
 */
public record KeyAge(
    @Nullable String key,
    @Nullable Instant since,
    boolean exact,
    @Nullable Long ageDays,
    @Nullable Boolean overdue) {
  /** That of one key, or null. */
  public static @Nullable KeyAge of(List<KeyAge> ages, @Nullable String key) {
    return ages.stream().filter(a -> Objects.equals(a.key(), key)).findFirst().orElse(null);
  }
}
