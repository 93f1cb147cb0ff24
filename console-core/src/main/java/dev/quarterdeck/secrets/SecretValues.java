package dev.quarterdeck.secrets;

import dev.quarterdeck.kernel.Listing;
import dev.quarterdeck.kernel.Outcome;
import java.util.List;

/** Port: the values of many secrets at once. */
public interface SecretValues {
  /** What one call takes. */
  int BATCH = 20;

  /**
   * Equivalent to {@code aws secretsmanager batch-get-secret-value}: the current values of at most
   * {@link #BATCH} secrets; those that cannot be read are unknowns. The caller closes the contents.
   */
  Outcome<Listing<SecretContent>> current(List<String> arns);
}
