package dev.quarterdeck.screen.metrics;

import dev.quarterdeck.health.load.ServiceMetrics.Measure;
import dev.quarterdeck.health.load.ServiceMetrics.Unit;
import dev.quarterdeck.screen.Words;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Measures and their values in words. */
public final class MeasureWords {
  private static final String FILLED = "▇";
  private static final String EMPTY = "·";

  private MeasureWords() {}

  public static String label(Measure m) {
    return switch (m) {
      case CPU -> "CPU";
      case MEMORY -> "Memory";
      case REQUESTS -> "Requests";
      case ERRORS_4XX -> "4xx";
      case ERRORS_5XX -> "5xx";
      case P50 -> "p50";
      case P95 -> "p95";
      case P99 -> "p99";
    };
  }

  /** {@link Words#NONE} where there is none. */
  public static String value(@Nullable Double v, Unit unit) {
    if (v == null) {
      return Words.NONE;
    }
    return switch (unit) {
      case PERCENT -> String.format(Locale.ROOT, "%.1f %%", v);
      case COUNT -> String.format(Locale.ROOT, "%,d", Math.round(v));
      case SECONDS ->
          v < 1
              ? String.format(Locale.ROOT, "%.0f ms", v * 1000)
              : String.format(Locale.ROOT, "%.2f s", v);
    };
  }

  /** A share from 0 to 1 as a bar of so many cells. */
  public static String bar(double share, int cells) {
    int filled = Math.clamp(Math.round(share * cells), share > 0 ? 1 : 0, cells);
    return FILLED.repeat(filled) + EMPTY.repeat(cells - filled);
  }
}
