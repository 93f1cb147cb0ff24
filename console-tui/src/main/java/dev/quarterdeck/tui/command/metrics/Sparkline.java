package dev.quarterdeck.tui.command.metrics;

import dev.quarterdeck.health.MetricSeries;
import dev.quarterdeck.health.load.ServiceMetrics.Unit;
import dev.quarterdeck.screen.Tone;
import dev.quarterdeck.screen.chart.Bars;
import dev.quarterdeck.screen.chart.Series;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A series as one line of text: a mark for each slice of the window, from zero to its highest. */
final class Sparkline {
  private final String marks;
  private final int width;

  Sparkline(boolean ascii, int width) {
    this.marks = ascii ? Bars.ASCII : Bars.BLOCKS;
    this.width = width;
  }

  /** Whether the locale says that the terminal shows only ASCII. */
  static boolean asciiOnly(Map<String, String> env) {
    for (String name : List.of("LC_ALL", "LC_CTYPE", "LANG")) {
      String value = env.get(name);
      if (value != null && !value.isEmpty()) {
        return value.equals("C")
            || value.equals("POSIX")
            || (value.indexOf('.') >= 0 && !value.toUpperCase(Locale.ROOT).contains("UTF"));
      }
    }
    return "dumb".equals(env.get("TERM"));
  }

  /** The highest value of each slice; a blank where CloudWatch holds nothing. */
  String of(List<MetricSeries.Point> points, Instant from, Instant to) {
    Series series =
        new Series("", points, from, to, Duration.ZERO, Unit.COUNT, "", "", 0, Tone.NORMAL);
    return Bars.spark(series.slices(width), 0, marks);
  }
}
