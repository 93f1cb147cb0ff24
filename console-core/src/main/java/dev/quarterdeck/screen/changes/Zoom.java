package dev.quarterdeck.screen.changes;

import java.time.Duration;

/** How much of the time line is in sight. */
public enum Zoom {
  M15("15m", Duration.ofMinutes(15)),
  H1("1h", Duration.ofHours(1)),
  H6("6h", Duration.ofHours(6)),
  H24("24h", Duration.ofHours(24)),
  D7("7d", Duration.ofDays(7));

  private final String title;
  private final Duration span;

  Zoom(String title, Duration span) {
    this.title = title;
    this.span = span;
  }

  public String title() {
    return title;
  }

  public Duration span() {
    return span;
  }

  /** Closer, where there is a closer one. */
  public Zoom in() {
    return values()[Math.max(0, ordinal() - 1)];
  }

  /** Farther, where there is a farther one. */
  public Zoom out() {
    return values()[Math.min(values().length - 1, ordinal() + 1)];
  }
}
