package dev.quarterdeck.tui.command.secrets;

import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.kernel.ProblemException;
import dev.quarterdeck.kernel.Text;
import dev.quarterdeck.secrets.SecretContent;
import dev.quarterdeck.tui.cli.Io;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Base64;
import org.jline.terminal.Attributes;
import org.jline.terminal.Terminal;

/**
 * A value on the terminal's second screen, gone after a key or a moment, with the first one back.
 */
final class RevealScreen {
  private static final String ENTER = "\u001b[?1049h\u001b[2J\u001b[H";
  private static final String LEAVE = "\u001b[2J\u001b[?1049l";

  private RevealScreen() {}

  static void show(Io io, String title, SecretContent content, Duration limit) {
    try (Terminal terminal = io.terminals().open()) {
      Attributes before = terminal.enterRawMode();
      PrintWriter out = terminal.writer();
      try {
        out.print(ENTER);
        out.print(Text.clean(title) + "\r\n\r\n");
        write(out, content);
        out.print(
            "\r\n\r\nAny key hides it; it hides by itself after "
                + limit.toSeconds()
                + " seconds.");
        out.flush();
        waitForKey(terminal, limit);
      } finally {
        out.print(LEAVE);
        out.flush();
        terminal.setAttributes(before);
      }
    } catch (IOException e) {
      throw new ProblemException(
          new Problem.Refused(
              "The terminal cannot be used to show a value.",
              "Add --to-stdout to print it instead."),
          e);
    }
  }

  /** Line by line, so that nothing in the value acts on the terminal. */
  private static void write(PrintWriter out, SecretContent content) {
    if (content.binary()) {
      content.value().read(b -> out.append(Base64.getEncoder().encodeToString(b)));
      return;
    }
    content
        .value()
        .readText(
            text -> {
              text.lines().forEach(line -> out.append(Text.clean(line)).append("\r\n"));
              return out;
            });
  }

  private static void waitForKey(Terminal terminal, Duration limit) throws IOException {
    try {
      terminal.reader().read(limit.toMillis());
    } catch (IOException e) {
      // A signal ends the wait like a key does.
      if (!Thread.currentThread().isInterrupted()
          && !(e instanceof java.io.InterruptedIOException)) {
        throw e;
      }
    }
  }
}
