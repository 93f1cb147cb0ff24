package dev.quarterdeck.tui.terminal;

import dev.quarterdeck.session.Theme;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jline.terminal.Attributes;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.Terminal.Signal;
import org.jline.utils.InfoCmp.Capability;
import org.jspecify.annotations.Nullable;

/**
 * A terminal taken over for a full-screen program: raw input, the alternate screen, and everything
 * put back on close, on suspend, when the program crashes and when a signal ends it.
 */
public final class Tty implements AutoCloseable {
  private static final String ENTER = "\033[?1049h\033[?7l\033[?2004h\033[?25l\033[0m";
  private static final String MOUSE_ON = "\033[?1000h\033[?1006h";
  private static final String MOUSE_OFF = "\033[?1006l\033[?1000l";
  private static final String LEAVE = MOUSE_OFF + "\033[?2026l\033[?2004l\033[0m\033[?7h\033[?25h";
  private static final String MAIN_SCREEN = "\033[?1049l";

  private final Terminal terminal;
  private final OutputStream last;
  private final Map<String, String> env;
  private final Suspension suspension;
  private final Outlet outlet;
  private final Screen screen;
  private final ClipboardRequest clipboard;
  private final Depth depth;
  private final boolean light;
  private boolean mouse;
  private final byte[] leave;
  private final Thread hook = new Thread(this::restoreAtEnd, "terminal-restore");
  private @Nullable InputReader reader;
  private volatile @Nullable Attributes original;
  private volatile boolean lent;
  private boolean closed;

  /**
   * @param last where the restoring bytes go at the very end, when the terminal itself may be
   *     closed
   * @param env the environment: {@code NO_COLOR}, {@code COLORTERM}, {@code COLORFGBG} and the
   *     locale
   */
  public Tty(Terminal terminal, OutputStream last, Map<String, String> env, Suspension suspension) {
    this.terminal = terminal;
    this.last = last;
    this.env = env;
    this.suspension = suspension;
    this.outlet = new Outlet(terminal.output());
    Integer colours = terminal.getNumericCapability(Capability.max_colors);
    this.depth = Depth.of(env, terminal.getType(), colours == null ? -1 : colours);
    this.clipboard = new ClipboardRequest(env, terminal.getType());
    this.light = Shade.light(env);
    this.screen = new Screen(outlet, palette(Theme.AUTO), unicode(env));
    boolean alternate = terminal.getStringCapability(Capability.enter_ca_mode) != null;
    // Without a second screen the picture is wiped, so that the shell does not write into it. The
    // description may be wrong, and the terminal have one all the same: it is left in any case.
    this.leave =
        (LEAVE + (alternate ? "" : "\033[2J\033[H") + MAIN_SCREEN)
            .getBytes(StandardCharsets.US_ASCII);
  }

  /** The terminal that standard output is connected to. */
  public static Tty ofSystem(Terminal terminal) {
    return new Tty(
        terminal, new FileOutputStream(FileDescriptor.out), System.getenv(), Suspension.ofJob());
  }

  /** A locale that names another character set rules Unicode out; none at all does not. */
  static boolean unicode(Map<String, String> env) {
    for (String name : new String[] {"LC_ALL", "LC_CTYPE", "LANG"}) {
      String value = env.getOrDefault(name, "");
      if (!value.isEmpty()) {
        String locale = value.toLowerCase(Locale.ROOT);
        return locale.contains("utf-8") || locale.contains("utf8");
      }
    }
    return true;
  }

  /** Takes the terminal over; from now on {@code sink} hears what happens, from other threads. */
  public void open(Consumer<TerminalEvent> sink) throws IOException {
    Runtime.getRuntime().addShutdownHook(hook);
    terminal.handle(Signal.WINCH, s -> sink.accept(new TerminalEvent.Resized()));
    terminal.handle(Signal.INT, s -> own(sink, new TerminalEvent.InterruptAsked()));
    terminal.handle(Signal.TSTP, s -> own(sink, new TerminalEvent.SuspendAsked()));
    terminal.handle(Signal.CONT, s -> own(sink, new TerminalEvent.Continued()));
    enter();
    InputReader input = new InputReader(terminal.reader(), sink);
    reader = input;
    input.start();
  }

  /** What is meant for whoever has the terminal is not ours. */
  private void own(Consumer<TerminalEvent> sink, TerminalEvent event) {
    if (!lent) {
      sink.accept(event);
    }
  }

  /** Draws a frame of the terminal's present size; returns whether anything had to be written. */
  public boolean draw(Consumer<Grid> painter) throws IOException {
    if (closed) {
      return false;
    }
    Size size = terminal.getSize();
    int rows = size.getRows() > 0 ? size.getRows() : 24;
    int columns = size.getColumns() > 0 ? size.getColumns() : 80;
    return screen.draw(Math.min(rows, 1000), Math.min(columns, 1000), painter);
  }

  /**
   * Asks the terminal to put a text that is no secret on the clipboard; returns a sentence where
   * that cannot be, or may not have worked, else null.
   */
  public @Nullable String copy(String text) throws IOException {
    Optional<byte[]> request = clipboard.bytes(text);
    if (request.isPresent()) {
      outlet.write(request.get());
    }
    return clipboard.hint(text);
  }

  private Palette palette(Theme theme) {
    return new Palette(depth, Shade.of(theme, light));
  }

  /** Other colours from the next frame on. */
  public void theme(Theme theme) {
    screen.palette(palette(theme));
  }

  /** Whether clicks and the wheel come as events; otherwise the terminal marks text with them. */
  public void mouse(boolean on) throws IOException {
    mouse = on;
    outlet.write((on ? MOUSE_ON : MOUSE_OFF).getBytes(StandardCharsets.US_ASCII));
  }

  /** The environment that the terminal was opened in. */
  public Map<String, String> env() {
    return env;
  }

  /** The way to the terminal for sequences that draw nothing; mute once it was given back. */
  public OutputStream out() {
    return outlet;
  }

  public Screen screen() {
    return screen;
  }

  /** Gives the terminal back to the shell until the program is continued. */
  public void suspend() throws IOException {
    leave();
    try {
      suspension.stop(terminal);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    enter();
  }

  /**
   * Lends the terminal, in its usual mode and on its usual screen, until {@code body} returns. One
   * key has to be pressed before it begins, and {@code line} asks for it.
   */
  public int handOver(String line, Callable<Integer> body) throws Exception {
    InputReader input = reader;
    leave();
    lent = true;
    try {
      // Claimed before it is asked for: the key may come as soon as the line is read.
      if (input != null) {
        input.claim();
      }
      terminal.writer().println(line);
      terminal.writer().flush();
      if (input != null && !input.hold()) {
        throw new IOException("the terminal has gone");
      }
      return body.call();
    } finally {
      lent = false;
      if (input != null) {
        input.release();
      }
      enter();
    }
  }

  /** After somebody else stopped and continued the program: the shell has changed the terminal. */
  public void takeBack() throws IOException {
    enter();
  }

  private void enter() throws IOException {
    Attributes before = terminal.enterRawMode();
    if (original == null) {
      original = before;
    }
    outlet.open();
    outlet.write((mouse ? ENTER + MOUSE_ON : ENTER).getBytes(StandardCharsets.US_ASCII));
    screen.forget();
  }

  private void leave() throws IOException {
    outlet.shut(leave, terminal.output());
    resetAttributes();
  }

  private void resetAttributes() {
    Attributes attributes = original;
    if (attributes != null) {
      terminal.setAttributes(attributes);
    }
  }

  private void restoreAtEnd() {
    try {
      outlet.shut(leave, last);
      resetAttributes();
    } catch (IOException | RuntimeException e) {
      // The terminal has gone, or was closed and restored already; there is nobody left to tell.
      original = null;
    }
  }

  @Override
  public void close() throws IOException {
    if (closed) {
      return;
    }
    closed = true;
    InputReader input = reader;
    if (input != null) {
      input.stop();
    }
    try {
      leave();
    } finally {
      try {
        Runtime.getRuntime().removeShutdownHook(hook);
      } catch (IllegalStateException e) {
        // The JVM is shutting down: the hook runs anyway and finds everything restored.
        original = null;
      }
      terminal.close();
    }
  }
}
