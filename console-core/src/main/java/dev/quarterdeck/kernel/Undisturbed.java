package dev.quarterdeck.kernel;

import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Work that an interrupt must not cut, with files mostly: an interrupt closes the channel of
 * whoever reads or writes just then, and what was being written is lost. The work is done on a
 * thread that nobody knows; the caller waits, and is interrupted afterwards if it was asked to stop
 * meanwhile.
 */
public final class Undisturbed {
  private Undisturbed() {}

  /** Never answers null. */
  @FunctionalInterface
  public interface Work<T> {
    T run() throws IOException;
  }

  /** A thread's answer, or what it threw. */
  private static final class Doing<T> implements Runnable {
    private final Work<T> work;
    private Optional<T> done = Optional.empty();
    private @Nullable Throwable failed;

    Doing(Work<T> work) {
      this.work = work;
    }

    @Override
    @SuppressWarnings("IllegalCatch") // whatever it is, the waiting thread throws it
    public void run() {
      try {
        done = Optional.of(work.run());
      } catch (Throwable e) {
        failed = e;
      }
    }
  }

  /** Throws what the work threw. A lock that the caller's thread holds is not the work's. */
  public static <T> T call(Work<T> work) throws IOException {
    Doing<T> doing = new Doing<>(work);
    Thread thread = Thread.ofPlatform().daemon().name("files").start(doing);
    boolean interrupted = false;
    while (true) {
      try {
        thread.join();
        break;
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    switch (doing.failed) {
      case null -> {}
      case IOException e -> throw e;
      case RuntimeException e -> throw e;
      case Error e -> throw e;
      case Throwable e -> throw new IllegalStateException(e);
    }
    return doing.done.orElseThrow();
  }
}
