package dev.quarterdeck.tui.terminal;

import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** What would keep the console from answering keys: done beside it, one piece after the other. */
public final class SideWork implements Executor, AutoCloseable {
  private final ExecutorService worker =
      Executors.newSingleThreadExecutor(Thread.ofVirtual().name("side-work").factory());

  @Override
  public void execute(Runnable piece) {
    worker.execute(piece);
  }

  /** Waits until everything is done. */
  @Override
  public void close() {
    worker.close();
  }
}
