package dev.quarterdeck.access.role;

import dev.quarterdeck.kernel.Outcome;
import java.util.Optional;

/** Port: resource policies of secrets. */
public interface SecretPolicies {
  /** The policy's JSON: equivalent to {@code aws secretsmanager get-resource-policy}. */
  Outcome<Optional<String>> policy(String secretArn);
}
