package dev.quarterdeck.tui;

import dev.quarterdeck.app.ConsoleFactory;
import dev.quarterdeck.app.Options;
import java.util.List;

/** The full-screen terminal console. */
public interface FullScreen {
  /**
   * Takes the terminal, returns when the person left; the exit code of {@code qd}.
   *
   * @param contexts never empty; the first is the session, several are shown side by side
   */
  int open(ConsoleFactory consoles, List<Options> contexts);
}
