package dev.quarterdeck.tui.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.kernel.SecretValue;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jline.terminal.impl.LineDisciplineTerminal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PromptTest {
  /** Keys as they are typed, {@code ^X} for one with Ctrl, and what becomes of them. */
  @ParameterizedTest
  @CsvSource({
    "abc, abc",
    "abx^Hc, abc",
    "abc^A^E, abc",
    "ab^Dc, abc",
    "abc^L^@^V, abc",
    "wrong word^Wabc, abc",
    "wrong^Uabc, abc",
    "'a^Ib', 'a\tb'",
    "p\\a\\\\b!x, p\\a\\\\b!x",
  })
  void whatEditsALineIsNoPartOfTheValue(String keys, String value) throws IOException {
    try (LineDisciplineTerminal terminal =
        new LineDisciplineTerminal(
            "test", "xterm", OutputStream.nullOutputStream(), StandardCharsets.UTF_8)) {
      terminal.enterRawMode();
      for (int i = 0; i < keys.length(); i++) {
        boolean control = keys.charAt(i) == '^';
        int key = control ? keys.charAt(++i) - '@' : keys.charAt(i);
        terminal.processInputByte(key);
      }
      terminal.processInputByte('\r');
      Io io =
          new Io(
              InputStream.nullInputStream(),
              OutputStream.nullOutputStream(),
              OutputStream.nullOutputStream(),
              Map.of(),
              true,
              true,
              true,
              () -> 80,
              () -> terminal,
              stop -> () -> {});
      try (SecretValue typed = new Prompt(io).masked("Value: ")) {
        assertThat(typed.<String>readText(t -> t)).isEqualTo(value);
      }
    }
  }
}
