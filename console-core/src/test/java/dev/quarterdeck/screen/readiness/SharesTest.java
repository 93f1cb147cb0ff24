package dev.quarterdeck.screen.readiness;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.readiness.Score;
import dev.quarterdeck.screen.Tone;
import dev.quarterdeck.screen.console.Section;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SharesTest {
  @ParameterizedTest
  @CsvSource({
    "100, 3, 0, 0, done, OK",
    "83, 3, 0, 0, warnings, WARN",
    "66, 2, 0, 1, 1 open, WARN",
    "33, 1, 1, 1, 1 failing, BAD",
  })
  void onlyWhatIsWholeIsDone(
      int percent, int passed, int failed, int unknown, String words, Tone tone) {
    Section.Ring ring = ring(new Score.Category("network", percent, passed, failed, unknown, 3));
    assertThat(ring.words()).isEqualTo(words);
    assertThat(ring.tone()).isEqualTo(tone);
  }

  @Test
  void whatDoesNotApplyHasNoRing() {
    Section.Rings rings =
        (Section.Rings) Shares.of(List.of(new Score.Category("network", 100, 0, 0, 0, 0)));
    assertThat(rings.rings()).isEmpty();
  }

  private static Section.Ring ring(Score.Category category) {
    return ((Section.Rings) Shares.of(List.of(category))).rings().getFirst();
  }
}
