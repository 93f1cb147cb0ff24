package dev.quarterdeck.screen.services;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quarterdeck.kernel.ProblemException;
import org.junit.jupiter.api.Test;

class CommandWordsTest {
  @Test
  void blanksPartAndQuotesKeep() {
    assertThat(CommandWords.of("")).isEmpty();
    assertThat(CommandWords.of("  bin/migrate   up ")).containsExactly("bin/migrate", "up");
    assertThat(CommandWords.of("sh -c 'echo \"a b\" \\n'"))
        .containsExactly("sh", "-c", "echo \"a b\" \\n");
    assertThat(CommandWords.of("a\\ b \"c \\\" d\" ''")).containsExactly("a b", "c \" d", "");
    assertThatThrownBy(() -> CommandWords.of("sh 'x")).isInstanceOf(ProblemException.class);
  }
}
