package dev.quarterdeck.tui.cli;

import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.kernel.ProblemException;
import dev.quarterdeck.kernel.Problems;
import dev.quarterdeck.kernel.SecretValue;
import dev.quarterdeck.kernel.Text;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jline.terminal.Attributes;
import org.jline.terminal.Terminal;
import org.jline.utils.NonBlockingReader;

/** Asks the person on the terminal: questions on stderr, so that stdout holds the answer alone. */
public final class Prompt {
  private static final int LONGEST_LINE = 2048;

  /** Secrets Manager takes no more, so nobody types more. */
  private static final int LONGEST_VALUE = 65_536;

  private static final int INTERRUPT = 3;
  private static final int END = 4;
  private static final int BACKSPACE = 8;
  private static final int TAB = 9;
  private static final int KILL_LINE = 21;
  private static final int KILL_WORD = 23;
  private static final int ESCAPE = 27;
  private static final int DELETE = 127;

  /** More text this soon after a line's end was pasted, not typed. */
  private static final long PASTE_MILLIS = 60;

  private final Io io;

  public Prompt(Io io) {
    this.io = io;
  }

  /** Whether there is somebody to ask. */
  public boolean possible() {
    return io.inTerminal() && io.errTerminal();
  }

  /** One line, shown as it is typed; without surrounding space. Empty at the end of input. */
  public String line(String question) {
    try {
      tell(Text.clean(question));
      StringBuilder line = new StringBuilder();
      int c = io.in().read();
      while (c >= 0 && c != '\n' && line.length() < LONGEST_LINE) {
        line.append((char) c);
        c = io.in().read();
      }
      return line.toString().strip();
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  /**
   * A value that is not shown while it is typed or pasted; keys that only edit a line are no part
   * of it. Read key by key rather than by a line editor, whose history expansion eats backslashes.
   * A value of several lines is refused, because what follows its first line would reach the shell.
   */
  public SecretValue masked(String question) {
    char[] typed = new char[256];
    int length = 0;
    try (Terminal terminal = io.terminals().open()) {
      Attributes before = terminal.enterRawMode();
      try {
        tell(Text.clean(question));
        NonBlockingReader keys = terminal.reader();
        int c = key(keys);
        while (c != '\r' && c != '\n' && !(c == END && length == 0)) {
          if (c == BACKSPACE || c == DELETE) {
            length = shorter(typed, length);
          } else if (c == KILL_LINE || c == KILL_WORD) {
            // Words cannot be seen, so that nobody could tell what is left of them.
            length = 0;
          } else if (c >= ' ' || c == TAB) {
            if (length == typed.length) {
              typed = longer(typed);
            }
            typed[length++] = (char) c;
          }
          c = key(keys);
        }
        if (c == END) {
          throw new ProblemException(Problems.interrupted());
        }
        tell("\r\n");
        if (keys.peek(PASTE_MILLIS) >= 0) {
          drain(keys);
          throw new ProblemException(
              new Problem.Invalid(
                  "The value has more than one line.",
                  "Give it on standard input instead: … < FILE, with --yes."));
        }
      } finally {
        terminal.setAttributes(before);
      }
      return SecretValue.ofText(CharBuffer.wrap(typed, 0, length));
    } catch (InterruptedIOException e) {
      throw new ProblemException(Problems.interrupted(), e);
    } catch (IOException e) {
      throw unreadable(e);
    } finally {
      Arrays.fill(typed, '\0');
    }
  }

  private static int key(NonBlockingReader keys) throws IOException {
    int c = keys.read();
    if (c < 0 || c == INTERRUPT) {
      throw new ProblemException(Problems.interrupted());
    }
    if (c == ESCAPE) {
      // An arrow or a function key: a secret has no such character.
      drain(keys);
      return key(keys);
    }
    return c;
  }

  private static void drain(NonBlockingReader keys) throws IOException {
    while (keys.peek(PASTE_MILLIS) >= 0) {
      keys.read();
    }
  }

  private static int shorter(char[] typed, int length) {
    if (length == 0) {
      return 0;
    }
    boolean pair = length > 1 && Character.isSurrogatePair(typed[length - 2], typed[length - 1]);
    return length - (pair ? 2 : 1);
  }

  private static char[] longer(char[] typed) {
    if (typed.length >= LONGEST_VALUE) {
      throw new ProblemException(
          new Problem.Invalid(
              "The value is longer than Secrets Manager takes.", "At most 65,536 bytes fit."));
    }
    char[] more = Arrays.copyOf(typed, typed.length * 2);
    Arrays.fill(typed, '\0');
    return more;
  }

  private void tell(String text) throws IOException {
    io.err().write(text.getBytes(StandardCharsets.UTF_8));
    io.err().flush();
  }

  private static ProblemException unreadable(IOException e) {
    return new ProblemException(
        new Problem.Refused(
            "The terminal cannot be asked.", "Give the value on standard input, with --yes."),
        e);
  }
}
