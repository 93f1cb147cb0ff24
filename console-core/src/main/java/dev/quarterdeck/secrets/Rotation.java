package dev.quarterdeck.secrets;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Native rotation of a secret as Secrets Manager has it configured; the next date is a latest one.
 */
public record Rotation(
    boolean enabled,
    @Nullable String lambdaArn,
    @Nullable Instant lastRotated,
    @Nullable Instant nextDate) {
  public static final Rotation NONE = new Rotation(false, null, null, null);

  /** The latest date has passed without a rotation. */
  public boolean overdue(Instant now) {
    return enabled && nextDate != null && nextDate.isBefore(now);
  }
}
