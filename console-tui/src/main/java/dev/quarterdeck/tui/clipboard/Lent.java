package dev.quarterdeck.tui.clipboard;

import dev.quarterdeck.kernel.SecretValue;
import dev.quarterdeck.kernel.Undisturbed;
import dev.quarterdeck.tui.cli.AtExit;
import dev.quarterdeck.tui.cli.Io;
import java.io.IOException;

/**
 * A value that lies on a clipboard until it is taken back; also when the window is closed or the
 * session ends meanwhile. Neither filling nor clearing is cut off by a stop: on some systems a
 * clipboard outlives the tool that was filling it.
 */
public final class Lent {
  private static final String CLEARED = "The clipboard is cleared.";

  private final Clipboard clipboard;
  private final SecretValue value;
  private final Io.Handle hook;
  private boolean cleared;

  private Lent(Clipboard clipboard, SecretValue value) {
    this.clipboard = clipboard;
    this.value = value;
    this.hook = AtExit.run(this::quietly);
  }

  /** Puts it there; keeps a copy of its own to know it by. */
  public static Lent put(Clipboard clipboard, SecretValue value) throws IOException {
    Lent lent = new Lent(clipboard, value.copy());
    boolean there = false;
    try {
      there =
          Undisturbed.call(
              () -> {
                clipboard.put(value);
                return true;
              });
      return lent;
    } finally {
      if (!there) {
        lent.takeBack();
      }
    }
  }

  /** Clears the clipboard unless it holds something else by now; says which. Only once. */
  public String takeBack() throws IOException {
    try {
      return Undisturbed.call(this::clear);
    } finally {
      hook.close();
      forget();
    }
  }

  private synchronized void forget() {
    cleared = true;
    value.close();
  }

  /** Whoever comes second, for the process ends meanwhile, waits for the first. */
  private synchronized String clear() throws IOException {
    if (cleared) {
      return CLEARED;
    }
    if (!ours()) {
      cleared = true;
      return "The clipboard holds something else by now and was left alone.";
    }
    try {
      clipboard.clear();
    } catch (IOException e) {
      // The Ctrl-C that ends the command also ends the tool, where that was at work already.
      clipboard.clear();
    }
    cleared = true;
    return CLEARED;
  }

  /** What cannot be read is cleared in any case. */
  private boolean ours() {
    try {
      return clipboard.holds(value).orElse(true);
    } catch (IOException e) {
      return true;
    }
  }

  private void quietly() {
    try {
      clear();
    } catch (IOException e) {
      // The process ends, and nobody is left to be told.
      forget();
    }
  }
}
