package dev.quarterdeck.sandbox.wire;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.function.Supplier;

/**
 * How times travel: ISO 8601 in query and XML, RFC 822 in headers, epoch seconds elsewhere; AWS
 * keeps milliseconds.
 */
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

  /** {@code Sat, 31 Jan 2026 10:15:30 GMT}, as headers have it. */
  static String rfc822(Instant time) {
    return DateTimeFormatter.ofPattern("EEE, dd MMM uuuu HH:mm:ss 'GMT'", Locale.US)
        .format(time.atOffset(ZoneOffset.UTC));
  }

  /** Reads such a time, or throws what is supplied. */
  static Instant parseRfc822(String text, Supplier<ServiceError> otherwise) {
    try {
      return Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(text));
    } catch (DateTimeException malformed) {
      throw otherwise.get();
    }
  }
}
