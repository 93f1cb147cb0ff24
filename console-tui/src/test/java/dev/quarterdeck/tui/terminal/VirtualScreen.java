package dev.quarterdeck.tui.terminal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jline.terminal.Attributes.LocalFlag;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal.Signal;
import org.jline.terminal.impl.LineDisciplineTerminal;
import org.jline.utils.ScreenTerminal;

/**
 * A terminal without a display: the program writes to it, the test types and looks at the cells.
 */
public final class VirtualScreen {
  /** How long a test waits for a picture that must come; far longer than any machine needs. */
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final LineDisciplineTerminal terminal;
  private final ScreenTerminal screen;
  private final List<String> stopped = new CopyOnWriteArrayList<>();
  public final ByteArrayOutputStream atTheEnd = new ByteArrayOutputStream();

  public VirtualScreen(int rows, int columns) throws IOException {
    ScreenTerminal.VirtualTerminal both =
        ScreenTerminal.withTerminal("test", "xterm-256color", columns, rows);
    this.terminal = both.terminal();
    this.screen = both.screen();
  }

  public Tty tty(Map<String, String> env) {
    return new Tty(
        terminal,
        atTheEnd,
        env,
        t -> stopped.add(t.getAttributes().getLocalFlag(LocalFlag.ICANON) + " " + text().strip()));
  }

  public LineDisciplineTerminal terminal() {
    return terminal;
  }

  /** For every suspension whether the terminal was in its usual mode, and what it showed. */
  public List<String> stopped() {
    return stopped;
  }

  public void type(String keys) throws IOException {
    terminal.processInputBytes(keys.getBytes(StandardCharsets.UTF_8));
  }

  public void resize(int rows, int columns) {
    screen.setSize(Size.of(columns, rows));
    terminal.setSize(Size.of(columns, rows));
    terminal.raise(Signal.WINCH);
  }

  /** Cells, row by row, as JLine packs them. */
  public long[] cells() {
    long[] cells = new long[screen.getRows() * screen.getColumns()];
    screen.dump(cells, null);
    return cells;
  }

  public int columns() {
    return screen.getColumns();
  }

  /** The rows as text without trailing blanks. */
  public String text() {
    long[] cells = cells();
    StringBuilder out = new StringBuilder();
    for (int row = 0; row < cells.length / columns(); row++) {
      StringBuilder line = new StringBuilder();
      for (int column = 0; column < columns(); column++) {
        int cp = ScreenTerminal.cellCodePoint(cells[row * columns() + column]);
        if (cp != 0) {
          line.appendCodePoint(cp);
        }
      }
      out.append(line.toString().stripTrailing()).append('\n');
    }
    return out.toString();
  }

  public String row(int row) {
    return text().split("\n", -1)[row];
  }

  /** Waits until the picture is as expected; fails with the last picture where it never is. */
  public String await(String what, Predicate<String> expected) throws InterruptedException {
    String text = within(PATIENCE, expected);
    if (!expected.test(text)) {
      throw new AssertionError("never saw " + what + "; the screen shows:\n" + text);
    }
    return text;
  }

  /** The picture that was expected, or the last one of that time. */
  public String within(Duration time, Predicate<String> expected) throws InterruptedException {
    long end = System.nanoTime() + time.toNanos();
    String text = picture("");
    for (long left = time.toNanos(); left > 0 && !expected.test(text); ) {
      screen.waitDirty(Math.max(1, Math.min(100, TimeUnit.NANOSECONDS.toMillis(left))));
      text = picture(text);
      left = end - System.nanoTime();
    }
    return text;
  }

  /** What is shown, or what was while a synchronised update is under way: keys cut it in two. */
  private String picture(String before) {
    synchronized (screen) {
      return screen.isSynchronizedOutput() ? before : text();
    }
  }
}
