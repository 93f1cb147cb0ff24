package dev.quarterdeck.tui.cli;

import dev.quarterdeck.kernel.Text;
import dev.quarterdeck.session.MfaPrompt;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Asks for the code of a multi-factor device on the terminal; without one nobody is asked. */
public final class CodePrompt implements MfaPrompt {
  private static final int LONGEST = 64;

  private final Io io;

  public CodePrompt(Io io) {
    this.io = io;
  }

  @Override
  public synchronized Optional<String> code(String serial) {
    if (!io.inTerminal() || !io.errTerminal()) {
      return Optional.empty();
    }
    try {
      String question = "Code of MFA device " + Text.clean(serial) + ": ";
      io.err().write(question.getBytes(StandardCharsets.UTF_8));
      io.err().flush();
      String code = line().strip();
      return code.isEmpty() ? Optional.empty() : Optional.of(code);
    } catch (IOException e) {
      // No answer is an answer: the credentials then fail with a remedy.
      return Optional.empty();
    }
  }

  private String line() throws IOException {
    StringBuilder line = new StringBuilder();
    int c = io.in().read();
    while (c >= 0 && c != '\n' && line.length() < LONGEST) {
      line.append((char) c);
      c = io.in().read();
    }
    return line.toString();
  }
}
