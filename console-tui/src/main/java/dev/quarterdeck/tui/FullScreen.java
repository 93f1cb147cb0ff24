package dev.quarterdeck.tui;

import dev.quarterdeck.app.ConsoleFactory;
import dev.quarterdeck.app.Options;

/** The full-screen terminal console. */
public interface FullScreen {
  /** Takes the terminal, returns when the person left; the exit code of {@code qd}. */
  int open(ConsoleFactory consoles, Options options);
}
