package dev.quarterdeck.screen.chart;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Values as bars of text, from zero to the highest: one row is a sparkline. A value that is not
 * zero is never drawn as nothing; a blank is a slice in which nothing was measured.
 */
public final class Bars {
  /** Eighths of a cell. */
  public static final String BLOCKS = "▁▂▃▄▅▆▇█";

  /** For terminals without Unicode. */
  public static final String ASCII = "_.-~=+*#";

  private Bars() {}

  /** One row; {@code ceiling} reaches the top at least. */
  public static String spark(double[] values, double ceiling, String marks) {
    double most = Math.max(ceiling, most(values));
    StringBuilder line = new StringBuilder();
    for (double v : values) {
      int level = most == 0 ? 0 : (int) Math.round(v / most * (marks.length() - 1));
      line.append(Double.isNaN(v) ? ' ' : marks.charAt(Math.clamp(level, 0, marks.length() - 1)));
    }
    return line.toString();
  }

  /** Several rows, the highest first. */
  public static List<String> rows(double[] values, double ceiling, int height) {
    if (height == 1) {
      return List.of(spark(values, ceiling, BLOCKS));
    }
    double most = Math.max(ceiling, most(values));
    int steps = BLOCKS.length();
    List<String> rows = new ArrayList<>();
    for (int row = height - 1; row >= 0; row--) {
      StringBuilder line = new StringBuilder();
      for (double v : values) {
        int eighths = most == 0 ? 0 : (int) Math.ceil(v / most * height * steps);
        int here = Math.clamp(eighths - (long) row * steps, 0, steps);
        boolean floor = row == 0 && here == 0;
        line.append(
            Double.isNaN(v) || (here == 0 && !floor)
                ? ' '
                : floor ? BLOCKS.charAt(0) : BLOCKS.charAt(here - 1));
      }
      rows.add(line.toString());
    }
    return rows;
  }

  /** The highest; 0 where nothing was measured. */
  public static double most(double[] values) {
    return Arrays.stream(values).filter(v -> !Double.isNaN(v)).max().orElse(0);
  }
}
