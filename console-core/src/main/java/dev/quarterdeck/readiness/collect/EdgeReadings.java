package dev.quarterdeck.readiness.collect;

import dev.quarterdeck.kernel.Listing;
import dev.quarterdeck.readiness.collect.CdnFacts.Distribution;
import java.time.Instant;

/** What stands before the services, and what is seen of their requests. */
public final class EdgeReadings {
  private final Once once;
  private final CdnFacts cdn;
  private final TraceFacts traces;

  EdgeReadings(Once once, Sources sources) {
    this.once = once;
    this.cdn = sources.cdn();
    this.traces = sources.traces();
  }

  /** Every distribution of the account. */
  public Listing<Distribution> distributions() {
    return once.read("cloudfront:ListDistributions", cdn::distributions);
  }

  /** Names of the services that X-Ray saw in that time. */
  public Listing<String> traced(Instant from, Instant to) {
    return once.read("xray:GetTraceSummaries " + from, () -> traces.services(from, to));
  }
}
