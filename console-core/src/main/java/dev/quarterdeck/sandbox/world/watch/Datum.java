package dev.quarterdeck.sandbox.world.watch;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one minute of a metric holds: its sum and count, and values that stand for its distribution.
 */
public record Datum(Instant at, double sum, double count, List<Double> values) {

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
    double sum = data.stream().mapToDouble(Datum::sum).sum();
    double count = data.stream().mapToDouble(Datum::count).sum();
    double[] all =
        data.stream().flatMap(d -> d.values().stream()).mapToDouble(v -> v).sorted().toArray();
    if (stat.matches("p([0-9]{1,2}(\\.[0-9]{1,10})?|100)")) {
      double share = Double.parseDouble(stat.substring(1)) / 100;
      return all[Math.clamp((int) Math.ceil(share * all.length) - 1, 0, all.length - 1)];
    }
    return switch (stat) {
      case "Sum" -> sum;
      case "Average" -> sum / count;
      case "SampleCount" -> count;
      case "Minimum" -> Arrays.stream(all).min().orElseThrow();
      case "Maximum" -> Arrays.stream(all).max().orElseThrow();
      default -> null;
    };
  }
}
