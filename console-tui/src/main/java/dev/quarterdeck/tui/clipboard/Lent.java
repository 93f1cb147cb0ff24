package dev.quarterdeck.tui.clipboard;

import dev.quarterdeck.kernel.SecretValue;
import dev.quarterdeck.tui.cli.AtExit;
import dev.quarterdeck.tui.cli.Io;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A value that lies on a clipboard until it is taken back; also when the window is closed or the
 * session ends meanwhile.
 */
public final class Lent {
  private final Clipboard clipboard;
  private final SecretValue value;
  private final AtomicBoolean cleared = new AtomicBoolean();
  private final Io.Handle hook;

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
      clipboard.put(value);
      there = true;
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
      return clear();
    } finally {
      hook.close();
      value.close();
    }
  }

  private String clear() throws IOException {
    if (!cleared.compareAndSet(false, true)) {
      return "The clipboard is cleared.";
    }
    Optional<Boolean> ours = clipboard.holds(value);
    if (ours.isPresent() && !ours.get()) {
      return "The clipboard holds something else by now and was left alone.";
    }
    clipboard.clear();
    return "The clipboard is cleared.";
  }

  private void quietly() {
    try {
      clear();
    } catch (IOException e) {
      // The process ends, and nobody is left to be told.
      cleared.set(true);
    }
  }
}
