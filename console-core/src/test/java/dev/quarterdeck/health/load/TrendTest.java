package dev.quarterdeck.health.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class TrendTest {
  private static final Instant START = Instant.parse("2026-03-10T08:00:00Z");
  private static final double FLOOR = 0.02;

  private static List<Trend.Sample> samples(int from, double... values) {
    List<Trend.Sample> all = new ArrayList<>();
    for (int i = 0; i < values.length; i++) {
      all.add(new Trend.Sample(START.plusSeconds(300L * (from + i)), values[i]));
    }
    return all;
  }

  private static double[] noise(int n, double around, double spread, long seed) {
    Random random = new Random(seed);
    return random.doubles(n).map(d -> around + (d - 0.5) * 2 * spread).toArray();
  }

  @Test
  void far_above_the_past_is_high_since_its_first_period() {
    List<Trend.Sample> past = samples(0, noise(66, 0.002, 0.001, 1));
    past.addAll(samples(66, 0.11, 0.12));
    Trend t = Trend.of(past, samples(68, 0.12, 0.13, 0.12), 0.123, FLOOR);
    assertThat(t.high()).isTrue();
    assertThat(t.usual()).isBetween(0.001, 0.003);
    assertThat(t.since()).isEqualTo(START.plusSeconds(66 * 300));
  }

  @Test
  void below_the_floor_nothing_is_high() {
    assertThat(Trend.of(samples(0, noise(66, 0, 0, 1)), samples(66, 0.019), 0.019, FLOOR).high())
        .isFalse();
  }

  @Test
  void a_noisy_past_raises_the_limit() {
    List<Trend.Sample> past = samples(0, noise(66, 0.10, 0.08, 2));
    assertThat(Trend.of(past, samples(66, 0.28), 0.28, FLOOR).high()).isFalse();
    assertThat(Trend.of(past, samples(66, 0.75), 0.75, FLOOR).high()).isTrue();
  }

  @Test
  void a_few_bad_periods_in_the_past_hide_nothing() {
    double[] values = noise(66, 0.002, 0.001, 3);
    for (int i = 10; i < 20; i++) {
      values[i] = 0.5;
    }
    assertThat(Trend.of(samples(0, values), samples(66, 0.12), 0.12, FLOOR).high()).isTrue();
  }

  @Test
  void less_than_an_hour_of_past_judges_nothing() {
    Trend t = Trend.of(samples(0, noise(11, 0.002, 0.001, 4)), samples(11, 0.9), 0.9, FLOOR);
    assertThat(t.high()).isFalse();
    assertThat(t.usual()).isNull();
    assertThat(t.now()).isEqualTo(0.9);
  }

  @Test
  void what_is_over_is_not_high() {
    List<Trend.Sample> past = samples(0, noise(66, 0.002, 0.001, 5));
    assertThat(Trend.of(past, samples(66, 0.3, 0.3, 0.001), 0.2, FLOOR).high()).isFalse();
  }
}
