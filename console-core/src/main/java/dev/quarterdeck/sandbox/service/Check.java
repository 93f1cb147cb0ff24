package dev.quarterdeck.sandbox.service;

import dev.quarterdeck.sandbox.wire.ServiceError;
import org.jspecify.annotations.Nullable;

/** Checks of request members that every service makes alike. */
public final class Check {
  private Check() {}

  /**
   * The value, or its default; refused outside {@code low}..{@code high} with AWS's own sentence.
   */
  public static int range(
      @Nullable Integer value, int preset, int low, int high, String member, String code) {
    int v = value == null ? preset : value;
    if (v < low || v > high) {
      throw new ServiceError(
          code,
          "1 validation error detected: Value '"
              + v
              + "' at '"
              + member
              + "' failed to satisfy constraint: Member must have value "
              + (v < low ? "greater than or equal to " + low : "less than or equal to " + high));
    }
    return v;
  }

  /** The value, refused when it is missing or empty. */
  public static String required(@Nullable String value, String member, String code) {
    if (value == null || value.isEmpty()) {
      throw new ServiceError(
          code,
          "1 validation error detected: Value null at '"
              + member
              + "' failed to satisfy constraint: Member must not be null");
    }
    return value;
  }

  public static boolean isTrue(@Nullable Boolean value) {
    return value != null && value;
  }
}
