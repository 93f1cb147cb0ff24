package dev.quarterdeck.app;

import java.util.List;

/** The desktop console, found by {@code java.util.ServiceLoader} where it is installed. */
public interface Desktop {
  /**
   * Opens the window and returns when it was closed; the exit code of {@code qd gui}. Throws a
   * {@link dev.quarterdeck.kernel.ProblemException} where there is no display.
   *
   * @param contexts at least one; several are shown side by side, and the first is worked in
   */
  int open(ConsoleFactory consoles, List<Options> contexts);
}
