package dev.quarterdeck.tui.cli;

/** The end of the process, and what must happen even when it comes under a running command. */
public final class AtExit {
  private static volatile boolean orderly;

  private AtExit() {}

  /** Runs {@code last} when the process ends while the handle is open. */
  public static Io.Handle run(Runnable last) {
    orderly();
    Thread hook = new Thread(last);
    Runtime.getRuntime().addShutdownHook(hook);
    return () -> Runtime.getRuntime().removeShutdownHook(hook);
  }

  /** Something was opened that may clean up behind itself when the JVM shuts down. */
  public static void orderly() {
    orderly = true;
  }

  /**
   * Ends the process. An orderly shutdown begins with a search for a logger in every jar, 50 ms for
   * a command that has opened none of them; so where nothing is left to do the JVM stops at once.
   */
  public static void end(int code) {
    if (orderly) {
      System.exit(code);
    }
    Runtime.getRuntime().halt(code);
  }
}
