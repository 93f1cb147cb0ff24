package dev.quarterdeck.services.deploy;

import dev.quarterdeck.kernel.Listing;
import dev.quarterdeck.services.TaskDefinition;
import java.time.Instant;

/** Port: which secrets a revision would find changed since it last started. */
@FunctionalInterface
public interface SecretChanges {
  /** A secret whose value that the revision reads was made after {@code at}. */
  record Changed(String secret, Instant at) {}

  /** Secrets that could not be read are among the listing's unknowns. */
  Listing<Changed> since(TaskDefinition definition, Instant at);
}
