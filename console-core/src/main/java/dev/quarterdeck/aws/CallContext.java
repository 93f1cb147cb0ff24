package dev.quarterdeck.aws;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is known about a call that failed.
 *
 * @param operation for example {@code ecs:ListClusters}, or null before any call was made
 * @param host where it went, once that was known
 * @param now this machine's clock
 */
record CallContext(@Nullable String operation, @Nullable String host, Instant now) {
  static CallContext none(Instant now) {
    return new CallContext(null, null, now);
  }

  /** {@code ecs}, or empty. */
  String service() {
    return operation == null ? "" : operation.substring(0, operation.indexOf(':'));
  }
}
