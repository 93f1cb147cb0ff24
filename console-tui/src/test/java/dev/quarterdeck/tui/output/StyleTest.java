package dev.quarterdeck.tui.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class StyleTest {
  @Test
  void colourOnATerminalUnlessSomebodySaysNo() {
    assertThat(Style.of(false, true, Map.of()).colour()).isTrue();
    assertThat(Style.of(false, false, Map.of()).colour()).isFalse();
    assertThat(Style.of(true, true, Map.of("CLICOLOR_FORCE", "1")).colour()).isFalse();
    assertThat(Style.of(false, true, Map.of("NO_COLOR", "1")).colour()).isFalse();
    assertThat(Style.of(false, true, Map.of("NO_COLOR", "")).colour()).isTrue();
    assertThat(Style.of(false, false, Map.of("CLICOLOR_FORCE", "1")).colour()).isTrue();
    assertThat(Style.of(false, false, Map.of("CLICOLOR_FORCE", "0")).colour()).isFalse();
    assertThat(Style.of(false, true, Map.of("TERM", "dumb")).colour()).isFalse();
  }
}
