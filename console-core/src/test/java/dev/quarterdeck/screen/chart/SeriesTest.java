package dev.quarterdeck.screen.chart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.health.MetricSeries;
import dev.quarterdeck.health.load.ServiceMetrics.Unit;
import dev.quarterdeck.screen.Tone;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SeriesTest {
  private static final Instant FROM = Instant.parse("2026-03-10T14:00:00Z");

  private static Series at(int... minutes) {
    return new Series(
        "CPU",
        IntStream.of(minutes)
            .mapToObj(m -> new MetricSeries.Point(FROM.plus(Duration.ofMinutes(m)), m))
            .toList(),
        FROM,
        FROM.plus(Duration.ofHours(1)),
        Duration.ofMinutes(1),
        Unit.PERCENT,
        "",
        "",
        100,
        Tone.NORMAL);
  }

  @Test
  void aMissingPointEndsARun() {
    Series s = at(0, 1, 2, 5, 6, 9);
    assertThat(s.runs()).extracting(List::size).containsExactly(3, 2, 1);
  }

  @Test
  void aPointWithoutNeighboursStandsAlone() {
    assertThat(at().runs()).isEmpty();
    assertThat(at(7, 50).runs()).extracting(List::size).containsExactly(1, 1);
  }

  @Test
  void moreSlicesThanPointsAreNoGaps() {
    // Minutes 10 to 13 and 40, two slices a minute.
    double[] slices = at(10, 11, 12, 13, 40).slices(120);
    assertThat(Arrays.copyOfRange(slices, 19, 28))
        .containsExactly(Double.NaN, 10, 10, 11, 11, 12, 12, 13, Double.NaN);
    assertThat(slices[80]).isEqualTo(40);
    assertThat(Arrays.stream(slices).filter(v -> !Double.isNaN(v)).count()).isEqualTo(8);
  }

  @Test
  void aSliceOfSeveralPointsShowsTheHighest() {
    assertThat(at(0, 1, 2, 3, 31).slices(2)).containsExactly(3, 31);
  }
}
