package dev.quarterdeck.screen.metrics;

import java.time.Duration;

/** How far back charts look, with the length of a point that fits. */
public enum Window {
  H1("1h", Duration.ofHours(1), Duration.ofMinutes(1)),
  H3("3h", Duration.ofHours(3), Duration.ofMinutes(1)),
  H12("12h", Duration.ofHours(12), Duration.ofMinutes(5)),
  H24("24h", Duration.ofHours(24), Duration.ofMinutes(15)),
  D7("7d", Duration.ofDays(7), Duration.ofHours(1));

  private final String title;
  private final Duration span;
  private final Duration period;

  Window(String title, Duration span, Duration period) {
    this.title = title;
    this.span = span;
    this.period = period;
  }

  public String title() {
    return title;
  }

  public Duration span() {
    return span;
  }

  public Duration period() {
    return period;
  }

  Window in() {
    return values()[Math.max(0, ordinal() - 1)];
  }

  Window out() {
    return values()[Math.min(values().length - 1, ordinal() + 1)];
  }
}
