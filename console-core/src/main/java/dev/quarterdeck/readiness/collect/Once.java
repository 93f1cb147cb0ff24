package dev.quarterdeck.readiness.collect;

import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.ProblemException;
import dev.quarterdeck.kernel.Problems;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * Reads each thing once, however many rules ask for it and from however many threads: the first who
 * asks reads, the others wait for its answer.
 */
public final class Once {
  private final Map<String, FutureTask<Outcome<?>>> reads = new ConcurrentHashMap<>();
  private final Progress progress;

  /** Hears of every read that begins and ends. */
  @FunctionalInterface
  public interface Progress {
    Progress NONE = (what, done, begun) -> {};

    /** {@code what}: the call and the thing, as {@link #read} names them. */
    void reads(String what, int done, int begun);
  }

  private final AtomicInteger done = new AtomicInteger();

  public Once(Progress progress) {
    this.progress = progress;
  }

  /**
   * The value, or {@link ProblemException} with what prevented it.
   *
   * @param name unique for the thing read, for example {@code ecs:DescribeServices acme-prod}
   */
  public <T> T read(String name, Supplier<Outcome<T>> read) {
    FutureTask<Outcome<?>> mine = new FutureTask<>(read::get);
    FutureTask<Outcome<?>> task = reads.putIfAbsent(name, mine);
    if (task == null) {
      task = mine;
      progress.reads(name, done.get(), reads.size());
      task.run();
      progress.reads(name, done.incrementAndGet(), reads.size());
    }
    try {
      @SuppressWarnings("unchecked") // one name is always read by the same call
      Outcome<T> outcome = (Outcome<T>) task.get();
      return outcome.orThrow();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ProblemException(Problems.interrupted(), e);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof ProblemException p
          ? p
          : new ProblemException(Problems.unexpected(e.getCause() == null ? e : e.getCause()), e);
    }
  }
}
