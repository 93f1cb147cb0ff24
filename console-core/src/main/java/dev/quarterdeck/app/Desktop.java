package dev.quarterdeck.app;

/** The desktop console, found by {@code java.util.ServiceLoader} where it is installed. */
public interface Desktop {
  /**
   * Opens the window and returns when it was closed; the exit code of {@code qd gui}. Throws a
   * {@link dev.quarterdeck.kernel.ProblemException} where there is no display.
   */
  int open(ConsoleFactory consoles, Options options);
}
