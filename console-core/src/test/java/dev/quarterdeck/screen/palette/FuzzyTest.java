package dev.quarterdeck.screen.palette;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What people type finds what they mean first. */
class FuzzyTest {
  private static List<String> found(String typed, String... texts) {
    return List.of(texts).stream()
        .filter(t -> Fuzzy.match(typed, t).isPresent())
        .sorted(Comparator.comparingInt(t -> -Fuzzy.match(typed, t).orElseThrow().score()))
        .toList();
  }

  @Test
  void lettersInTheirOrderAreFoundOthersAreNot() {
    assertThat(Fuzzy.match("apdb", "acme/prod/database-url")).isPresent();
    assertThat(Fuzzy.match("bdpa", "acme/prod/database-url")).isEmpty();
    assertThat(Fuzzy.match("longer than the text", "short")).isEmpty();
    assertThat(Fuzzy.match("API", "acme-prod/api")).isPresent();
  }

  @Test
  void beginningsOfWordsAndNeighboursComeFirst() {
    assertThat(found("api", "a-pair-in", "acme-prod/api", "api"))
        .containsExactly("api", "acme-prod/api", "a-pair-in");
    assertThat(found("apd", "acme-prod-deploy", "grapeding"))
        .containsExactly("acme-prod-deploy", "grapeding");
    assertThat(found("sec", "Rows chosen", "Secrets", "acme/prod/sec"))
        .containsExactly("Secrets", "acme/prod/sec");
  }

  @Test
  void itKnowsWhichLettersWereTyped() {
    assertThat(Fuzzy.match("pdb", "acme/prod/database-url").orElseThrow().at())
        .containsExactly(5, 10, 14);
    assertThat(Fuzzy.match("web", "acme-prod/web").orElseThrow().at()).containsExactly(10, 11, 12);
  }

  @Test
  void wordsAreFoundInAnyOrder() {
    assertThat(Fuzzy.match("web prod", "acme-prod/web")).isPresent();
    assertThat(Fuzzy.match("web staging", "acme-prod/web")).isEmpty();
  }
}
