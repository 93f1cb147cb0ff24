package dev.quarterdeck.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

final class DeadlineTest {
  @Test
  void timeBeyondWhatNanosecondsCountIsOnlyLong() {
    Deadline far = Deadline.in(Duration.ofDays(999_999));
    assertThat(far.passed()).isFalse();
    assertThat(far.left()).isGreaterThan(Duration.ofDays(10_000));
    assertThat(far.part(0.5).passed()).isFalse();
    assertThat(Deadline.in(Duration.ZERO).passed()).isTrue();
  }
}
