package dev.quarterdeck.tui.clipboard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.kernel.SecretValue;
import dev.quarterdeck.tui.cli.Io;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TerminalClipboardTest {
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private Io io(boolean terminal) {
    return new Io(
        InputStream.nullInputStream(),
        OutputStream.nullOutputStream(),
        err,
        Map.of(),
        terminal,
        terminal,
        terminal,
        () -> 80,
        () -> {
          throw new IOException("not needed");
        },
        stop -> () -> {});
  }

  @Test
  void setsAndEmptiesByOsc52() throws IOException {
    Clipboard clipboard = Clipboard.of(io(true)).orElseThrow();
    try (SecretValue value = SecretValue.ofText("pä\u0007ss\u001b")) {
      clipboard.put(value);
      assertThat(clipboard.holds(value)).isEmpty();
    }
    String encoded =
        Base64.getEncoder().encodeToString("pä\u0007ss\u001b".getBytes(StandardCharsets.UTF_8));
    assertThat(err.toString(StandardCharsets.UTF_8)).isEqualTo("\u001b]52;c;" + encoded + "\u0007");
    err.reset();
    clipboard.clear();
    assertThat(err.toString(StandardCharsets.UTF_8)).isEqualTo("\u001b]52;c;!\u0007");
  }

  @Test
  void thereIsNoneWithoutATerminal() {
    assertThat(Clipboard.of(io(false))).isEmpty();
  }
}
