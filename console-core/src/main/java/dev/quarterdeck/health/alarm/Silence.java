package dev.quarterdeck.health.alarm;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Actions of an alarm that this console switched off, until when and why.
 *
 * @param by the caller's ARN; null where an older record does not tell
 */
public record Silence(
    String arn,
    String alarm,
    Instant since,
    Instant until,
    @Nullable String by,
    @Nullable String reason) {
  /** Whose alarm it is; empty where the ARN does not tell. */
  public String account() {
    String[] parts = arn.split(":", -1);
    return parts.length > 4 ? parts[4] : "";
  }

  public boolean over(Instant now) {
    return !now.isBefore(until);
  }
}
