package dev.quarterdeck.sandbox.wire;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.function.Supplier;

/** How times travel: ISO 8601 in query, epoch seconds elsewhere; AWS keeps milliseconds. */
final class Timestamps {
  private Timestamps() {}

  /** {@code 2026-01-31T10:15:30.123Z}, the fraction left out when zero. */
  static String iso(Instant time) {
    return time.truncatedTo(ChronoUnit.MILLIS).toString();
  }

  /** Reads ISO 8601 with any offset, or throws what is supplied. */
  static Instant parseIso(String text, Supplier<ServiceError> otherwise) {
    try {
      return text.endsWith("Z") ? Instant.parse(text) : OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeParseException malformed) {
      throw otherwise.get();
    }
  }
}
