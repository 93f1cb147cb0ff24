package dev.quarterdeck.secrets;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/**
 * How old an AWSCURRENT version may grow before it is overdue.
 *
 * @param days the default, 90 unless configured
 * @param byName days per name, where the name is exact or ends with {@code *}; the longest match
 *     wins
 * @param tag a tag whose value overrides both, in days; see {@link #TAG}
 */
public record OverduePolicy(int days, Map<String, Integer> byName, String tag) {
  /** The tag that sets the days for one secret. */
  public static final String TAG = "quarterdeck:rotate-after-days";

  public static final OverduePolicy DEFAULT = new OverduePolicy(90, Map.of(), TAG);

  /** The days allowed for one secret; a tag that is no positive number is ignored. */
  public int daysFor(SecretSummary secret) {
    String tagged = secret.tags().get(tag);
    if (tagged != null && tagged.matches("[1-9][0-9]{0,4}")) {
      return Integer.parseInt(tagged);
    }
    String best = null;
    for (String pattern : byName.keySet()) {
      boolean matches =
          pattern.endsWith("*")
              ? secret.name().startsWith(pattern.substring(0, pattern.length() - 1))
              : secret.name().equals(pattern);
      if (matches && (best == null || pattern.length() > best.length())) {
        best = pattern;
      }
    }
    return best == null ? days : byName.getOrDefault(best, days);
  }

  /** Too old at {@code now}, or its native rotation is late. */
  public boolean overdue(SecretSummary secret, Instant currentSince, Instant now) {
    return Duration.between(currentSince, now).toDays() > daysFor(secret)
        || secret.rotation().overdue(now);
  }
}
