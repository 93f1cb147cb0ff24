package dev.quarterdeck.access.role;

import dev.quarterdeck.kernel.Outcome;
import java.util.Optional;

/** Port: resource policies of secrets, and of the keys that they are encrypted with. */
public interface SecretPolicies {
  /** The policy's JSON: equivalent to {@code aws secretsmanager get-resource-policy}. */
  Outcome<Optional<String>> policy(String secretArn);

  /**
   * The policy's JSON of a key by id, ARN or alias: equivalent to {@code aws kms get-key-policy
   * --policy-name default}.
   */
  Outcome<String> ofKey(String key);
}
