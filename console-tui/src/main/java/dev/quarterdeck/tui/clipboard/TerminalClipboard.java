package dev.quarterdeck.tui.clipboard;

import dev.quarterdeck.kernel.SecretValue;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/**
 * The clipboard of the machine that shows the terminal, set by the escape sequence OSC 52. It
 * cannot be read back: terminals keep that off, for good reason.
 */
record TerminalClipboard(OutputStream terminal) implements Clipboard {
  private static final byte[] BEGIN = "\u001b]52;c;".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] END = {0x07};

  @Override
  public String name() {
    return "the terminal";
  }

  @Override
  public void put(SecretValue value) throws IOException {
    byte[] encoded = value.read(Base64.getEncoder()::encode);
    try {
      send(encoded);
    } finally {
      Arrays.fill(encoded, (byte) 0);
    }
  }

  @Override
  public Optional<Boolean> holds(SecretValue value) {
    return Optional.empty();
  }

  @Override
  public void clear() throws IOException {
    // What is no base64 empties it; an empty text is ignored by some terminals.
    send(new byte[] {'!'});
  }

  private void send(byte[] payload) throws IOException {
    byte[] all = new byte[BEGIN.length + payload.length + END.length];
    System.arraycopy(BEGIN, 0, all, 0, BEGIN.length);
    System.arraycopy(payload, 0, all, BEGIN.length, payload.length);
    System.arraycopy(END, 0, all, BEGIN.length + payload.length, END.length);
    try {
      terminal.write(all);
      terminal.flush();
    } finally {
      Arrays.fill(all, (byte) 0);
    }
  }
}
