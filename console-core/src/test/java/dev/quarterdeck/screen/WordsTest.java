package dev.quarterdeck.screen;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.health.Reason;
import dev.quarterdeck.health.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class WordsTest {
  private static final Instant NOW = Instant.parse("2026-03-10T14:00:00Z");

  @ParameterizedTest
  @CsvSource({
    "-5, 0s",
    "0, 0s",
    "59, 59s",
    "60, 1m",
    "3599, 59m",
    "3600, 1h",
    "86399, 23h",
    "86400, 1d",
    "7862400, 91d",
  })
  void durations(long seconds, String words) {
    assertThat(Words.duration(Duration.ofSeconds(seconds))).isEqualTo(words);
    assertThat(Words.age(NOW.minusSeconds(seconds), NOW)).isEqualTo(words);
  }

  @Test
  void times_to_come_and_gone() {
    assertThat(Words.when(NOW.plus(Duration.ofDays(3)), NOW)).isEqualTo("in 3d");
    assertThat(Words.when(NOW.minus(Duration.ofHours(2)), NOW)).isEqualTo("2h ago");
    assertThat(Words.when(null, NOW)).isEqualTo(Words.NONE);
    assertThat(Words.age(null, NOW)).isEqualTo(Words.NONE);
  }

  @Test
  void a_title_tells_when_it_stands_over_some_only() {
    assertThat(Words.some("Overdue keys", "oldest", 6, 8))
        .isEqualTo("Overdue keys, the oldest 6 of 8");
    assertThat(Words.some("Overdue keys", "oldest", 6, 6)).isEqualTo("Overdue keys");
  }

  @Test
  void every_verdict_differs_without_colour_too() {
    assertThat(Arrays.stream(Verdict.values()).map(Words::symbol)).doesNotHaveDuplicates();
    assertThat(Arrays.stream(Verdict.values()).map(Words::word)).doesNotHaveDuplicates();
    assertThat(Arrays.stream(Verdict.values()).map(Words::tone)).doesNotHaveDuplicates();
    assertThat(Words.tone(Verdict.UNKNOWN)).isNotEqualTo(Tone.OK);
    assertThat(Arrays.stream(Reason.Severity.values()).map(Words::tone)).doesNotHaveDuplicates();
  }
}
