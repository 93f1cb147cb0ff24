package dev.quarterdeck.tui.cli;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The end of the process, and what must happen even when it comes under a running command. */
public final class AtExit {
  /** For what must happen when a person does not want to wait any more. */
  private static final Duration HURRY = Duration.ofSeconds(10);

  private static final Set<Runnable> LAST = ConcurrentHashMap.newKeySet();
  private static volatile boolean orderly;

  private AtExit() {}

  /** Runs {@code last} when the process ends while the handle is open. */
  public static Io.Handle run(Runnable last) {
    orderly();
    Thread hook = new Thread(last);
    Runtime.getRuntime().addShutdownHook(hook);
    LAST.add(last);
    return () -> {
      LAST.remove(last);
      try {
        Runtime.getRuntime().removeShutdownHook(hook);
      } catch (IllegalStateException e) {
        // The JVM is shutting down: the hook runs, and finds everything done.
        orderly = true;
      }
    };
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

  /** Ends it at once, but for what must happen; after ten seconds without that, too. */
  static void halt(int code) {
    try {
      last(HURRY);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      Runtime.getRuntime().halt(code);
    }
  }

  /** Does now what must happen at the end; returns when it is done, or the time is over. */
  public static void last(Duration limit) throws InterruptedException {
    Thread all = Thread.ofPlatform().daemon().start(() -> LAST.forEach(Runnable::run));
    all.join(limit);
  }
}
