package dev.quarterdeck.tui.cli;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Spans of time as people type them: {@code 30s}, {@code 5m}, {@code 12h}, {@code 7d}, {@code 2w}.
 */
public final class Spans {
  private static final Pattern SPAN = Pattern.compile("([1-9][0-9]{0,5})(ms|s|m|h|d|w)");

  private Spans() {}

  /** Empty for anything else, zero included. */
  public static Optional<Duration> parse(String text) {
    Matcher m = SPAN.matcher(text.strip());
    if (!m.matches()) {
      return Optional.empty();
    }
    long n = Long.parseLong(m.group(1));
    return Optional.of(
        switch (m.group(2)) {
          case "ms" -> Duration.ofMillis(n);
          case "s" -> Duration.ofSeconds(n);
          case "m" -> Duration.ofMinutes(n);
          case "h" -> Duration.ofHours(n);
          case "d" -> Duration.ofDays(n);
          default -> Duration.ofDays(7 * n);
        });
  }
}
