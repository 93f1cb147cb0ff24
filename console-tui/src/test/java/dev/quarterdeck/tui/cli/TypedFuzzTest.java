package dev.quarterdeck.tui.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.fuzz.Fuzz;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Times that people type, and what another program says of itself. */
class TypedFuzzTest {
  private static final Instant NOW = Instant.parse("2026-03-10T14:00:00Z");

  @Test
  void momentsAreReadOrNone() {
    Fuzz.of(
            "moments",
            "2h",
            "14:05",
            "14:05:30",
            "2026-11-21T14:05Z",
            "2026-11-21 14:05",
            "999999w")
        .each(
            text -> {
              Spans.parse(text).ifPresent(d -> assertThat(d).isPositive());
              Moments.parse(text, NOW);
            });
  }

  @Test
  void anyVersionOfThePluginIsOldOrNew() {
    Fuzz.of("versions of the session plugin", "1.2.497.0", "1.2.30", "session-manager 1.2.707.0\n")
        .each(text -> assertThat(SessionPlugin.takesEnvironment(text)).isIn(true, false));
    assertThat(SessionPlugin.takesEnvironment("99999999999.0.0")).isTrue();
  }
}
