package dev.quarterdeck.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FreshnessTest {
  private static @Nullable Instant at(@Nullable Integer minute) {
    return minute == null ? null : Instant.EPOCH.plusSeconds(60L * minute);
  }

  /** Minutes: when the task was created and started, the version made, the secret last changed. */
  @ParameterizedTest
  @CsvSource({
    "10, 11,  5,  5, FRESH",
    "10, 11,  5,  , FRESH",
    "10, 11,  5,  8, FRESH",
    "10, 11,  5,  3, FRESH",
    "10, , 5,  5, FRESH",
    "10, 11, 20, 20, STALE",
    "10, 11, 20, , STALE",
    "10, 11, 12, 30, STALE",
    "10, 11, 11, 11, POSSIBLY_STALE",
    "10, 12, 11, 11, POSSIBLY_STALE",
    "10, 10, 10, 10, POSSIBLY_STALE",
    "10, 11,  5, 10, POSSIBLY_STALE",
    "10, 11,  5, 90, POSSIBLY_STALE",
    "10, , 20, 20, POSSIBLY_STALE",
    "10, 11,  , 20, UNKNOWN",
    ", 11,  5,  5, UNKNOWN",
    ", , , , UNKNOWN",
  })
  void table(
      @Nullable Integer created,
      @Nullable Integer started,
      @Nullable Integer version,
      @Nullable Integer changed,
      Freshness expected) {
    assertThat(Freshness.of(at(created), at(started), at(version), at(changed)))
        .isEqualTo(expected);
  }
}
