package dev.quarterdeck.health.alarm;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Actions of an alarm that this console switched off, until when and why. */
public record Silence(
    String arn, String alarm, Instant since, Instant until, @Nullable String reason) {
  public boolean over(Instant now) {
    return !now.isBefore(until);
  }
}
