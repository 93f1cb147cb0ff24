package dev.quarterdeck.tui.cli;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.IntSupplier;
import org.jline.terminal.Terminal;

/**
 * The world around one run: streams, environment, terminal.
 *
 * @param columns width of the terminal, asked for when a table is drawn on one
 * @param terminals opens the terminal for what needs keys and a screen
 * @param stops who tells that the person or the system wants the run to end
 */
public record Io(
    InputStream in,
    OutputStream out,
    OutputStream err,
    Map<String, String> env,
    boolean inTerminal,
    boolean outTerminal,
    boolean errTerminal,
    IntSupplier columns,
    Terminals terminals,
    Stops stops) {

  /** Opens the terminal; the caller closes it. */
  @FunctionalInterface
  public interface Terminals {
    Terminal open() throws IOException;
  }

  /** Signals that ask for an end. */
  @FunctionalInterface
  public interface Stops {
    /** Runs {@code stop} at the first signal while the handle is open; a second one ends hard. */
    Handle on(Runnable stop);

    /**
     * Each signal's name goes to {@code each} while the handle is open: another program decides.
     */
    default Handle passedTo(Consumer<String> each) {
      return on(() -> each.accept("TERM"));
    }

    /** Signals do nothing while the handle is open: another program has the terminal. */
    default Handle ignored() {
      return on(() -> {});
    }
  }

  /** Ends the listening. */
  @FunctionalInterface
  public interface Handle extends AutoCloseable {
    @Override
    void close();
  }

  /** This process's own. */
  public static Io system() {
    Map<String, String> env = System.getenv();
    return new Io(
        new FileInputStream(FileDescriptor.in),
        new FileOutputStream(FileDescriptor.out),
        new FileOutputStream(FileDescriptor.err),
        env,
        Tty.is(0),
        Tty.is(1),
        Tty.is(2),
        () -> Tty.columns(env),
        new Tty.SystemTerminal(),
        new Signals());
  }
}
