package dev.quarterdeck.session;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Lengths of time as people write them: {@code 500ms}, {@code 30s}, {@code 5m}, {@code 2h}, {@code
 * 1d}.
 */
public final class Durations {
  private static final Pattern WRITTEN = Pattern.compile("(\\d{1,6})(ms|s|m|h|d)?");

  private Durations() {}

  /** A bare number is seconds; empty for anything else. */
  public static Optional<Duration> parse(String text) {
    Matcher m = WRITTEN.matcher(text.strip());
    if (!m.matches()) {
      return Optional.empty();
    }
    long n = Long.parseLong(m.group(1));
    return Optional.of(
        switch (m.group(2) == null ? "s" : m.group(2)) {
          case "ms" -> Duration.ofMillis(n);
          case "m" -> Duration.ofMinutes(n);
          case "h" -> Duration.ofHours(n);
          case "d" -> Duration.ofDays(n);
          default -> Duration.ofSeconds(n);
        });
  }

  /**
   * How often something is read again: at least a second, or {@code off} for never by itself, which
   * is zero; empty for anything else.
   */
  public static Optional<Duration> refresh(String text) {
    if (text.strip().equalsIgnoreCase("off")) {
      return Optional.of(Duration.ZERO);
    }
    return parse(text).filter(d -> d.compareTo(Duration.ofSeconds(1)) >= 0);
  }
}
