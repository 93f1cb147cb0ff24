package dev.quarterdeck.readiness.collect;

import dev.quarterdeck.kernel.Listing;

/**
 * What of a region belongs to the product.
 *
 * @param why in words, for example {@code those tagged environment=production}
 */
public record Chosen<T>(Listing<T> found, String why) {
  /** Where the evidence comes from, and which resources were looked at. */
  public String source(String call) {
    return call + " (" + why + ")";
  }
}
