package dev.quarterdeck.secrets;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A running task that holds, or may hold, an old value of a secret.
 *
 * @param keys the JSON keys it uses whose value is, or may be, old; empty when it takes the whole
 *     value
 * @param currentSince when the version that it should hold was made
 * @param doubt why it is only possible, in words; null when it is certain
 */
public record StaleTask(
    String cluster,
    @Nullable String service,
    String task,
    @Nullable Instant startedAt,
    String secret,
    List<String> keys,
    Instant currentSince,
    Certainty certainty,
    @Nullable String doubt) {

  /** How sure it is. */
  public enum Certainty {
    /** It started with a version whose value of these keys is another one. */
    CERTAIN,
    /** It started close to the change, or the version it started with cannot be read. */
    POSSIBLE
  }
}
