package dev.quarterdeck.secrets;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A running task that holds, or may hold, an old value of a secret.
 *
 * @param keys the JSON keys it uses; empty when it takes the whole value
 * @param currentSince when the version that it should hold was made
 */
public record StaleTask(
    String cluster,
    @Nullable String service,
    String task,
    @Nullable Instant startedAt,
    String secret,
    List<String> keys,
    Instant currentSince,
    Certainty certainty) {

  /** How sure it is. */
  public enum Certainty {
    /** Its containers started before the current version existed. */
    CERTAIN,
    /** It was being started while the version was made or promoted. */
    POSSIBLE
  }
}
