package dev.quarterdeck.tui.command.health;

import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.kernel.ProblemException;
import dev.quarterdeck.tui.cli.Call;
import dev.quarterdeck.tui.output.Cell;
import dev.quarterdeck.tui.output.Page;
import java.io.IOException;
import java.util.List;
import org.jline.terminal.Attributes;
import org.jline.terminal.Terminal;
import org.jline.utils.NonBlockingReader;

/** The terminal while health is watched: a screen of its own, redrawn in place; q leaves it. */
final class WatchScreen implements AutoCloseable {
  private static final int CTRL_C = 3;
  private static final long KEY_MILLIS = 500;
  private static final int LEAST_ROWS = 4;

  private final Call call;
  private final Terminal terminal;
  private final Attributes before;
  private final Runnable quit;

  private WatchScreen(Call call, Terminal terminal, Runnable quit) {
    this.call = call;
    this.terminal = terminal;
    this.quit = quit;
    this.before = terminal.enterRawMode();
    write("\033[?1049h\033[?25l");
  }

  static WatchScreen open(Call call, Runnable quit) {
    try {
      return new WatchScreen(call, call.io().terminals().open(), quit);
    } catch (IOException e) {
      throw new ProblemException(
          new Problem.Storage(
              "The terminal cannot be opened.", "Pipe the output: qd health --watch | cat"),
          e);
    }
  }

  /** Until q, Ctrl-C or the end of input; a person who presses anything else goes on looking. */
  void readKeys() {
    NonBlockingReader keys = terminal.reader();
    try {
      while (!Thread.currentThread().isInterrupted()) {
        int c = keys.read(KEY_MILLIS);
        if (c == 'q' || c == 'Q' || c == CTRL_C || c == NonBlockingReader.EOF) {
          quit.run();
          return;
        }
      }
    } catch (IOException e) {
      quit.run();
    }
  }

  /** The page from the top, cut at the bottom with a line that says so. */
  void draw(Page page) {
    int rows = Math.max(LEAST_ROWS, terminal.getHeight());
    List<String> lines = call.printer().text(page).lines().toList();
    int room = rows - 2;
    StringBuilder frame = new StringBuilder("\033[?2026h\033[H");
    lines.stream().limit(room).forEach(l -> frame.append(l).append("\033[K\r\n"));
    if (lines.size() > room) {
      frame.append("… ").append(lines.size() - room).append(" more lines\033[K\r\n");
    }
    String hint = call.printer().text(new Page().line(Cell.muted("q ends the watch"), 0)).strip();
    frame.append("\033[J\033[").append(rows).append(";1H").append(hint);
    write(frame.append("\033[?2026l").toString());
  }

  private void write(String text) {
    terminal.writer().write(text);
    terminal.writer().flush();
  }

  @Override
  public void close() {
    write("\033[?25h\033[?1049l");
    terminal.setAttributes(before);
    try {
      terminal.close();
    } catch (IOException e) {
      throw new ProblemException(
          new Problem.Storage("The terminal could not be put back.", "Type: reset"), e);
    }
  }
}
