package dev.quarterdeck.tui.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTest {
  @Test
  void quotesWhatNeedsQuotesAndEndsLinesAsTheStandardSays() {
    assertThat(
            new Csv("a", "b", "c", "d")
                .row("plain", "with, comma", "with \"quotes\"", null)
                .row(-3, true, Instant.parse("2026-03-01T10:00:00Z"), "line\nbreak")
                .toString())
        .isEqualTo(
            "a,b,c,d\r\nplain,\"with, comma\",\"with \"\"quotes\"\"\",\r\n"
                + "-3,true,2026-03-01T10:00:00Z,line break\r\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"})
  void formulasAreNeutralised(String text) {
    assertThat(new Csv("a").row(text).toString().lines().skip(1).findFirst().orElseThrow())
        .startsWith("'");
  }
}
