package dev.quarterdeck.secrets;

import java.time.Instant;
import java.util.Optional;

/**
 * What is known of when AWSCURRENT came to a version. Secrets Manager tells only when a version was
 * made and when its secret last changed in any way, a tag or another label included.
 */
@FunctionalInterface
public interface Promotions {
  /** Nothing beyond what Secrets Manager tells. */
  Promotions UNKNOWN = (arn, version) -> Optional.empty();

  /** When AWSCURRENT came to that version of the secret, in AWS's time. */
  Optional<Instant> at(String secretArn, String version);
}
