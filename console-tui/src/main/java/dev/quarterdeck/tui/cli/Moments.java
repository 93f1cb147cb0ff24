package dev.quarterdeck.tui.cli;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * Points in time as people type them: {@code 2h} (ago), {@code 14:05} (the last one, UTC), {@code
 * 2026-11-21T14:05Z}.
 */
public final class Moments {
  private Moments() {}

  /** Of an option; {@code otherwise} where it was not given. A text that is none is wrong usage. */
  public static Instant of(Call call, String option, Instant now, Instant otherwise) {
    String typed = call.value(option);
    return typed == null
        ? otherwise
        : parse(typed, now)
            .orElseThrow(
                () ->
                    Usage.wrong(
                        option + " '" + typed + "' is no point in time.",
                        "Write for example 30m, 6h, 14:05 or 2026-11-21T14:05Z (UTC)."));
  }

  /** Empty for anything else. */
  public static Optional<Instant> parse(String typed, Instant now) {
    String text = typed.strip();
    Optional<Duration> span = Spans.parse(text);
    if (span.isPresent()) {
      return span.map(now::minus);
    }
    try {
      if (text.matches("[0-9]{2}:[0-9]{2}(:[0-9]{2})?")) {
        Instant at =
            now.atOffset(ZoneOffset.UTC)
                .toLocalDate()
                .atTime(LocalTime.parse(text))
                .toInstant(ZoneOffset.UTC);
        return Optional.of(at.isAfter(now) ? at.minus(Duration.ofDays(1)) : at);
      }
      String local = text.endsWith("Z") ? text.substring(0, text.length() - 1) : text;
      return Optional.of(LocalDateTime.parse(local.replace(' ', 'T')).toInstant(ZoneOffset.UTC));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
