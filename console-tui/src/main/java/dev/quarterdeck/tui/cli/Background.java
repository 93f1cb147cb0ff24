package dev.quarterdeck.tui.cli;

import java.util.ArrayList;
import java.util.List;

/** Work beside a command's body, on virtual threads that are interrupted when it is closed. */
public final class Background implements AutoCloseable {
  private final List<Thread> threads = new ArrayList<>();

  /** Starts one more; what it throws ends it alone. */
  public void start(String name, Runnable work) {
    threads.add(Thread.ofVirtual().name(name).start(work));
  }

  @Override
  public void close() {
    threads.forEach(Thread::interrupt);
  }
}
