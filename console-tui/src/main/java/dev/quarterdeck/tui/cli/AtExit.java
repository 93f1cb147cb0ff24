package dev.quarterdeck.tui.cli;

/** What must happen even when the window is closed or the session ends under a command. */
public final class AtExit {
  private AtExit() {}

  /** Runs {@code last} when the process ends while the handle is open. */
  public static Io.Handle run(Runnable last) {
    Thread hook = new Thread(last);
    Runtime.getRuntime().addShutdownHook(hook);
    return () -> Runtime.getRuntime().removeShutdownHook(hook);
  }
}
