package dev.quarterdeck.readiness.profile;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What people wrote about one item.
 *
 * @param due when the next step is due
 * @param nextStep one sentence
 */
public record Answer(
    @Nullable Attestation attested,
    @Nullable Waiver waived,
    @Nullable String owner,
    @Nullable Instant due,
    @Nullable String nextStep) {
  public static final Answer NONE = new Answer(null, null, null, null, null);

  /**
   * A person's word.
   *
   * @param evidence a text or a link
   * @param expires null for as long as the item allows
   * @param review who looked at the evidence, or null
   */
  public record Attestation(
      String by, Instant at, String evidence, @Nullable Instant expires, @Nullable String review) {}

  /** An accepted risk; once expired, the item is what it was without it. */
  public record Waiver(String by, Instant at, String reason, Instant expires) {}
}
