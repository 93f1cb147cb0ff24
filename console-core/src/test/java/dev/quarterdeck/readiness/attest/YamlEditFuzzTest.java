package dev.quarterdeck.readiness.attest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quarterdeck.fuzz.Fuzz;
import dev.quarterdeck.kernel.ProblemException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A file of people, changed in one place. */
class YamlEditFuzzTest {

  @Test
  void anEditedFileKeepsTheRestOrIsLeftAlone() {
    Fuzz.of(
            "YAML in place",
            "# top\nanswers:\n  load-test:\n    status: pass # why\n  x: {a: 1, b: 2}\nother: [1]\n",
            "a: b\r\nc:\r\n  - d\r\n",
            "answers: {}\n",
            "k: |\n  text\n  more\n")
        .inFiles()
        .each(
            text -> {
              String once = YamlEdit.set(text, List.of("answers", "load-test", "by"), "o'k: #x");
              assertThat(YamlEdit.set(once, List.of("answers", "load-test", "by"), "o'k: #x"))
                  .isEqualTo(once);
            });
  }

  @Test
  void aFileNestedWithoutEndIsRefused() {
    String deep = "{a: ".repeat(20_000) + "}".repeat(20_000);
    assertThatThrownBy(() -> YamlEdit.set(deep, List.of("b"), "c"))
        .isInstanceOfSatisfying(
            ProblemException.class,
            e -> assertThat(e.problem().sentence()).contains("nested too deeply"));
  }
}
