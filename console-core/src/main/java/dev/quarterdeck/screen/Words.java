package dev.quarterdeck.screen;

import dev.quarterdeck.health.Reason;
import dev.quarterdeck.health.Verdict;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How both front ends and the tables of commands word things. */
public final class Words {
  /** Stands for a value; the same width whatever the value's length. */
  public static final String MASK = "••••••••";

  /** Stands for what is not known. */
  public static final String NOT_KNOWN = "?";

  /** Stands for what does not exist. */
  public static final String NONE = "–";

  private Words() {}

  /** A verdict's symbol: readable without colour. */
  public static String symbol(Verdict verdict) {
    return switch (verdict) {
      case HEALTHY -> "●";
      case DEPLOYING -> "◐";
      case UNKNOWN -> "?";
      case DEGRADED -> "▲";
      case DOWN -> "✖";
    };
  }

  public static String word(Verdict verdict) {
    return switch (verdict) {
      case HEALTHY -> "healthy";
      case DEPLOYING -> "deploying";
      case UNKNOWN -> "unknown";
      case DEGRADED -> "degraded";
      case DOWN -> "down";
    };
  }

  public static Tone tone(Verdict verdict) {
    return switch (verdict) {
      case HEALTHY -> Tone.OK;
      case DEPLOYING -> Tone.ACCENT;
      case UNKNOWN -> Tone.UNKNOWN;
      case DEGRADED -> Tone.WARN;
      case DOWN -> Tone.BAD;
    };
  }

  public static Tone tone(Reason.Severity severity) {
    return switch (severity) {
      case INFO -> Tone.MUTED;
      case UNKNOWN -> Tone.UNKNOWN;
      case WARNING -> Tone.WARN;
      case CRITICAL -> Tone.BAD;
    };
  }

  /** {@code 12s}, {@code 5m}, {@code 3h}, {@code 91d}; {@link #NONE} without a time. */
  public static String age(@Nullable Instant at, Instant now) {
    return at == null ? NONE : duration(Duration.between(at, now));
  }

  /** The largest unit that counts; never negative. */
  public static String duration(Duration d) {
    long s = Math.max(0, d.toSeconds());
    if (s < 60) {
      return s + "s";
    }
    if (s < 3600) {
      return s / 60 + "m";
    }
    return s < 86_400 ? s / 3600 + "h" : s / 86_400 + "d";
  }

  /**
   * A title that tells when only some are shown: {@code Overdue keys, the oldest 6 of 8}.
   *
   * @param which those that are shown: {@code oldest}, {@code newest}, {@code worst}
   */
  public static String some(String title, String which, int shown, int all) {
    return shown < all ? title + ", the " + which + " " + shown + " of " + all : title;
  }

  /** What is left until then: {@code 14:59}, {@code 1:00:00}; never negative. */
  public static String countdown(Instant until, Instant now) {
    long s = Math.max(0, Duration.between(now, until).toSeconds());
    String minutes = s < 3600 ? s / 60 + "" : s / 3600 + ":%02d".formatted(s / 60 % 60);
    return minutes + ":%02d".formatted(s % 60);
  }

  /** {@code in 3d}, {@code 3d ago}. */
  public static String when(@Nullable Instant at, Instant now) {
    if (at == null) {
      return NONE;
    }
    return at.isAfter(now)
        ? "in " + duration(Duration.between(now, at))
        : duration(Duration.between(at, now)) + " ago";
  }
}
