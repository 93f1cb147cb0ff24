package dev.quarterdeck.tui.output;

import dev.quarterdeck.screen.Words;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Times as people and programs read them; always UTC, so that two operators see the same. */
public final class Times {
  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter SECOND =
      DateTimeFormatter.ofPattern("HH:mm:ss").withZone(ZoneOffset.UTC);

  private static final DateTimeFormatter DAY_AND_SECOND =
      DateTimeFormatter.ofPattern("MM-dd HH:mm:ss").withZone(ZoneOffset.UTC);

  private Times() {}

  /** ISO-8601 in UTC, to the millisecond where there is one. */
  public static String iso(Instant at) {
    return at.truncatedTo(ChronoUnit.MILLIS).toString();
  }

  /** For example {@code 2026-11-21 06:12 UTC}. */
  public static String minute(Instant at) {
    return MINUTE.format(at) + " UTC";
  }

  /** Time of day, for example {@code 06:12:45 UTC}. */
  public static String second(Instant at) {
    return SECOND.format(at) + " UTC";
  }

  /** Day and time, for example {@code 11-21 06:12:45}; the column's title says that it is UTC. */
  public static String dayAndSecond(Instant at) {
    return DAY_AND_SECOND.format(at);
  }

  /** As both front ends say it: {@code 42s}, {@code 12m}, {@code 5h}, {@code 97d}. */
  public static String span(Duration span) {
    return Words.duration(span);
  }

  /** {@code 12m ago}, or a dash where the time is unknown. */
  public static Cell ago(@Nullable Instant at, Instant now) {
    return at == null ? Cell.DASH : Cell.of(span(Duration.between(at, now)) + " ago");
  }

  /** Both: {@code 2026-11-21 06:12 UTC (12m ago)}. */
  public static Cell both(@Nullable Instant at, Instant now) {
    return at == null
        ? Cell.DASH
        : Cell.of(minute(at) + " (" + span(Duration.between(at, now)) + " ago)");
  }
}
