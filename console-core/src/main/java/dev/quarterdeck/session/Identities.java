package dev.quarterdeck.session;

import dev.quarterdeck.kernel.Outcome;

/** Port: asks STS who we are. */
public interface Identities {
  /** Equivalent to {@code aws sts get-caller-identity}. */
  Outcome<Identity> caller();
}
