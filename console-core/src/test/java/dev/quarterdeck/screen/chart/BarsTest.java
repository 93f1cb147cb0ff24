package dev.quarterdeck.screen.chart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.health.MetricSeries;
import dev.quarterdeck.health.load.ServiceMetrics.Unit;
import dev.quarterdeck.screen.Tone;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class BarsTest {
  private static final Instant FROM = Instant.parse("2026-03-10T14:00:00Z");

  @Test
  void fromZeroToTheHighestAndABlankWhereNothingWasMeasured() {
    double[] values = {0, 7, Double.NaN, 3.5};
    assertThat(Bars.spark(values, 0, Bars.BLOCKS)).isEqualTo("▁█ ▅");
    assertThat(Bars.spark(values, 0, Bars.ASCII)).isEqualTo("_# =");
    assertThat(Bars.spark(new double[] {0, 0}, 0, Bars.BLOCKS)).isEqualTo("▁▁");
  }

  @Test
  void aCeilingKeepsLittleLow() {
    assertThat(Bars.spark(new double[] {10, 20}, 100, Bars.BLOCKS)).isEqualTo("▂▂");
    assertThat(Bars.rows(new double[] {10, 60, 100}, 100, 2)).containsExactly(" ▂█", "▂██");
  }

  @Test
  void aLittleIsNeverDrawnAsNothing() {
    assertThat(Bars.rows(new double[] {0.001, 100, 0, Double.NaN}, 0, 2))
        .containsExactly(" █  ", "▁█▁ ");
  }

  @Test
  void aSliceTakesItsHighestPoint() {
    Series s =
        new Series(
            "CPU\u001b",
            List.of(
                new MetricSeries.Point(FROM, 1),
                new MetricSeries.Point(FROM.plusSeconds(10), 5),
                new MetricSeries.Point(FROM.plusSeconds(60), 2)),
            FROM,
            FROM.plusSeconds(60),
            Duration.ofSeconds(10),
            Unit.COUNT,
            "2",
            "",
            0,
            Tone.NORMAL);
    assertThat(s.slices(2)).containsExactly(5, 2);
    assertThat(s.label()).isEqualTo("CPU\ufffd");
  }
}
