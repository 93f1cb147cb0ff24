package dev.quarterdeck.tui.cli;

import java.io.Console;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;

/** What can be known of the terminal without opening it. */
final class Tty {
  private static final int DEFAULT_COLUMNS = 80;

  private Tty() {}

  /** Whether the standard stream 0, 1 or 2 is a terminal. */
  static boolean is(int descriptor) {
    Path link = Path.of("/proc/self/fd/" + descriptor);
    if (Files.isSymbolicLink(link)) {
      try {
        String target = Files.readSymbolicLink(link).toString();
        return target.startsWith("/dev/pts/")
            || target.startsWith("/dev/tty")
            || target.equals("/dev/console");
      } catch (IOException e) {
        return false;
      }
    }
    Console console = System.console();
    return console != null && console.isTerminal();
  }

  /**
   * The terminal itself, for keys and a screen. A class, because a lambda would load JLine at once.
   */
  static final class SystemTerminal implements Io.Terminals {
    @Override
    public Terminal open() throws IOException {
      AtExit.orderly();
      return TerminalBuilder.builder().system(true).dumb(false).build();
    }
  }

  /** COLUMNS where it is set, else what the terminal says, else 80. */
  static int columns(Map<String, String> env) {
    int set = number(env.getOrDefault("COLUMNS", ""));
    if (set > 0) {
      return set;
    }
    try {
      Process stty =
          new ProcessBuilder("stty", "size")
              .redirectInput(Path.of("/dev/tty").toFile())
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      try (InputStream out = stty.getInputStream()) {
        String[] size =
            new String(out.readAllBytes(), StandardCharsets.US_ASCII).strip().split(" ");
        boolean ended = stty.waitFor(1, TimeUnit.SECONDS);
        int columns = ended && size.length == 2 ? number(size[1]) : 0;
        return columns > 0 ? columns : DEFAULT_COLUMNS;
      }
    } catch (IOException e) {
      return DEFAULT_COLUMNS;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return DEFAULT_COLUMNS;
    }
  }

  private static int number(String text) {
    return text.matches("[0-9]{1,4}") ? Integer.parseInt(text) : 0;
  }
}
