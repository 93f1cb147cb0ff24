package dev.quarterdeck.sandbox.world.watch;

import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;

/**
 * What one minute of a metric holds: its sum and count, and values that stand for its distribution.
 */
public record Datum(Instant at, double sum, double count, List<Double> values) {
  private static final Pattern PERCENTILE = Pattern.compile("p([0-9]{1,2}(\\.[0-9]{1,10})?|100)");

  static Datum of(Instant at, double value) {
    return new Datum(at, value, 1, List.of(value));
  }

  /**
   * A statistic over some minutes: Sum, Average, Minimum, Maximum, SampleCount or pNN; null for no
   * data.
   */
  public static @Nullable Double statistic(List<Datum> data, String stat) {
    if (data.isEmpty()) {
      return null;
    }
    return switch (stat) {
      case "Sum" -> data.stream().mapToDouble(Datum::sum).sum();
      case "Average" ->
          data.stream().mapToDouble(Datum::sum).sum()
              / data.stream().mapToDouble(Datum::count).sum();
      case "SampleCount" -> data.stream().mapToDouble(Datum::count).sum();
      case "Minimum" -> values(data).min().orElseThrow();
      case "Maximum" -> values(data).max().orElseThrow();
      default -> PERCENTILE.matcher(stat).matches() ? percentile(data, stat) : null;
    };
  }

  private static DoubleStream values(List<Datum> data) {
    return data.stream().flatMapToDouble(d -> d.values().stream().mapToDouble(v -> v));
  }

  private static double percentile(List<Datum> data, String stat) {
    double[] all = values(data).sorted().toArray();
    double share = Double.parseDouble(stat.substring(1)) / 100;
    return all[Math.clamp((int) Math.ceil(share * all.length) - 1, 0, all.length - 1)];
  }
}
