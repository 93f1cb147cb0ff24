package dev.quarterdeck.secrets;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A running task that holds, or may hold, an old value of a secret.
 *
 * @param keys the JSON keys it uses whose value is, or may be, old; empty when it takes the whole
 *     value
 * @param currentSince since when it should hold another value; null where AWSCURRENT was taken back
 *     to an older version and nobody knows when
 * @param doubt why it is only possible, in words; null when it is certain
 * @param stopping whether it was told to stop, and holds the value as long as it still runs
 */
public record StaleTask(
    String cluster,
    @Nullable String service,
    String task,
    @Nullable Instant startedAt,
    String secret,
    List<String> keys,
    @Nullable Instant currentSince,
    Certainty certainty,
    @Nullable String doubt,
    boolean stopping) {

  /** How sure it is. */
  public enum Certainty {
    /** It started with a version whose value of these keys is another one. */
    CERTAIN,
    /** Which version it started with is not known, or cannot be read. */
    POSSIBLE
  }
}
