package dev.quarterdeck.readiness.collect;

import dev.quarterdeck.kernel.Listing;
import dev.quarterdeck.kernel.Outcome;
import java.util.List;

/** Port: what readiness reads of CloudFront. */
public interface CdnFacts {
  /**
   * @param aliases the names that it answers to beside its own
   * @param origins the host names that it fetches from
   */
  record Distribution(
      String id, String domainName, boolean enabled, List<String> aliases, List<String> origins) {}

  /** Equivalent to {@code aws cloudfront list-distributions}. */
  Outcome<Listing<Distribution>> distributions();
}
