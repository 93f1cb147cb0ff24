package dev.quarterdeck.tui.command.metrics;

import dev.quarterdeck.health.MetricSeries;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A series as one line of text: a mark for each slice of the window, from zero to its highest. */
final class Sparkline {
  private static final String BLOCKS = "▁▂▃▄▅▆▇█";
  private static final String ASCII = "_.-~=+*#";

  private final String marks;
  private final int width;

  Sparkline(boolean ascii, int width) {
    this.marks = ascii ? ASCII : BLOCKS;
    this.width = width;
  }

  /** Whether the locale says that the terminal shows only ASCII. */
  static boolean asciiOnly(Map<String, String> env) {
    for (String name : List.of("LC_ALL", "LC_CTYPE", "LANG")) {
      String value = env.get(name);
      if (value != null && !value.isEmpty()) {
        return value.equals("C") || value.equals("POSIX")
            ? true
            : value.indexOf('.') >= 0 && !value.toUpperCase(Locale.ROOT).contains("UTF");
      }
    }
    return "dumb".equals(env.get("TERM"));
  }

  /** The highest value of each slice; a blank where CloudWatch holds nothing. */
  String of(List<MetricSeries.Point> points, Instant from, Instant to) {
    double[] slices = new double[width];
    java.util.Arrays.fill(slices, Double.NaN);
    double window = Math.max(1, Duration.between(from, to).toMillis());
    double most = 0;
    for (MetricSeries.Point p : points) {
      double share = Duration.between(from, p.at()).toMillis() / window;
      int slice = Math.clamp((int) (share * width), 0, width - 1);
      slices[slice] = Double.isNaN(slices[slice]) ? p.value() : Math.max(slices[slice], p.value());
      most = Math.max(most, p.value());
    }
    StringBuilder line = new StringBuilder();
    for (double v : slices) {
      int level = most == 0 ? 0 : (int) Math.round(v / most * (marks.length() - 1));
      line.append(Double.isNaN(v) ? ' ' : marks.charAt(Math.clamp(level, 0, marks.length() - 1)));
    }
    return line.toString();
  }
}
