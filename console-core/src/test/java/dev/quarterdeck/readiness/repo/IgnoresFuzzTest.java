package dev.quarterdeck.readiness.repo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.fuzz.Fuzz;
import org.junit.jupiter.api.Test;

/** Patterns of a checkout's ignore files. */
class IgnoresFuzzTest {

  @Test
  void whateverStandsInAFileOfPatterns() {
    Fuzz.of("ignore files", "# c\n*.log\n/build/\n!keep.log\na/**/b?[a-z].txt\n[!x]y\n")
        .each(
            text -> {
              Ignores ignores = Ignores.parse(text);
              ignores.says("build/deep/file.log", false);
              ignores.says("a".repeat(200) + "/b", true);
            });
  }

  @Test
  void aRangeThatIsNoneMatchesNothing() {
    Ignores ignores = Ignores.parse("[z-a]\n*.log\n");
    assertThat(ignores.says("b", false)).isNull();
    assertThat(ignores.says("b.log", false)).isTrue();
  }
}
