package dev.quarterdeck.readiness.lint;

import dev.quarterdeck.kernel.Listing;
import dev.quarterdeck.kernel.Outcome;
import java.util.Set;

/** SSM's parameters of the session's region; their values are never asked for. */
public interface Parameters {
  /**
   * @param type String, StringList or SecureString
   */
  record Parameter(String name, String type) {}

  /** Those of these names that exist: equivalent to {@code aws ssm describe-parameters}. */
  Outcome<Listing<Parameter>> named(Set<String> names);
}
