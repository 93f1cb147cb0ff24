package dev.quarterdeck.tui.command.checklist;

import dev.quarterdeck.kernel.Text;
import dev.quarterdeck.readiness.collect.Once;
import dev.quarterdeck.tui.cli.Io;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** One line on a terminal that counts what is read, and goes away. */
final class Progress implements Once.Progress {
  private final Io io;

  /** The least that a terminal has: a longer line would wrap, and stay. */
  private static final int WIDTH = 79;

  private boolean shown;

  Progress(Io io) {
    this.io = io;
  }

  @Override
  public synchronized void reads(String what, int done, int begun) {
    if (io.errTerminal()) {
      shown = true;
      write(
          "\r\u001b[K"
              + Text.shorten("Reading " + done + " of " + begun + ": " + Text.clean(what), WIDTH));
    }
  }

  synchronized void end() {
    if (shown) {
      write("\r\u001b[K");
    }
  }

  private void write(String text) {
    try {
      io.err().write(text.getBytes(StandardCharsets.UTF_8));
      io.err().flush();
    } catch (IOException e) {
      shown = false; // nobody watches
    }
  }
}
