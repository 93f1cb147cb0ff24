package dev.quarterdeck.tui.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DepthTest {
  private static String sgr(Depth depth, Style style) {
    return new String(new Palette(depth, Shade.DARK).sgr(style), StandardCharsets.US_ASCII);
  }

  @Test
  void theEnvironmentDecides() {
    assertThat(Depth.of(Map.of("NO_COLOR", "1", "COLORTERM", "truecolor"), "xterm-256color", 256))
        .isEqualTo(Depth.NONE);
    assertThat(Depth.of(Map.of("NO_COLOR", ""), "xterm-256color", 256)).isEqualTo(Depth.ANSI256);
    assertThat(Depth.of(Map.of("COLORTERM", "truecolor"), "xterm-256color", 256))
        .isEqualTo(Depth.TRUE);
    assertThat(Depth.of(Map.of(), "xterm", 8)).isEqualTo(Depth.ANSI16);
    assertThat(Depth.of(Map.of(), "screen-256color", -1)).isEqualTo(Depth.ANSI256);
    assertThat(Depth.of(Map.of(), "vt220", -1)).isEqualTo(Depth.NONE);
    assertThat(Depth.of(Map.of(), "xterm-mono", -1)).isEqualTo(Depth.NONE);
  }

  @Test
  void aStyleShowsAtEveryDepth() {
    assertThat(sgr(Depth.TRUE, Style.BAD)).isEqualTo("\033[0;1;38;2;255;122;89m");
    assertThat(sgr(Depth.ANSI256, Style.BAD)).isEqualTo("\033[0;1;38;5;209m");
    assertThat(sgr(Depth.ANSI16, Style.BAD)).isEqualTo("\033[0;1;91m");
    assertThat(sgr(Depth.NONE, Style.BAD)).isEqualTo("\033[0;1m");
  }

  @Test
  void aSelectionIsInverseWhereItsColourIsMissing() {
    assertThat(sgr(Depth.NONE, Style.PLAIN.on(Ink.SELECTION))).isEqualTo("\033[0;7m");
    assertThat(sgr(Depth.ANSI16, Style.PLAIN.on(Ink.SELECTION))).isEqualTo("\033[0;7m");
    assertThat(sgr(Depth.ANSI16, Style.of(Ink.ON_BADGE).on(Ink.ALERT))).isEqualTo("\033[0;97;41m");
    assertThat(sgr(Depth.NONE, Style.PLAIN.on(Ink.BAR))).isEqualTo("\033[0m");
  }

  @Test
  void onlyALocaleThatNamesAnotherCharacterSetRulesUnicodeOut() {
    assertThat(Tty.unicode(Map.of())).isTrue();
    assertThat(Tty.unicode(Map.of("LANG", "de_DE.UTF-8"))).isTrue();
    assertThat(Tty.unicode(Map.of("LC_ALL", "C", "LANG", "de_DE.UTF-8"))).isFalse();
    assertThat(Tty.unicode(Map.of("LANG", "C.utf8"))).isTrue();
  }
}
