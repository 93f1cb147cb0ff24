package dev.quarterdeck.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.fuzz.Fuzz;
import org.junit.jupiter.api.Test;

/** Text from outside, made fit to be shown. */
class TextFuzzTest {

  @Test
  void cleanedTextHasNothingThatMovesOrHides() {
    Fuzz.of("text cleaning", "a name", "api\u001b]0;x\u0007", "漢字 🚀\u202eabc")
        .each(
            text -> {
              String clean = Text.clean(text);
              Fuzz.clean(clean);
              assertThat(clean.chars()).noneMatch(Character::isISOControl);
              assertThat(Text.shorten(clean, 7).length()).isLessThanOrEqualTo(7);
            });
  }
}
