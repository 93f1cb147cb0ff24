package dev.quarterdeck.aws;

import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.kernel.ProblemException;
import dev.quarterdeck.kernel.Problems;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * Runs calls so that they can be stopped: whoever asks waits for the calls on a few platform
 * threads, never more than {@link #CONCURRENT} on the wire at a time. An interrupt ends the waiting
 * at once; a call that is left behind ends by its own time limit.
 *
 * <p>Sockets stay off virtual threads because the JVM then keeps a thread in native code to watch
 * them, for which the end of every process waits 300 ms.
 */
final class Calls implements AutoCloseable {
  static final int CONCURRENT = 32;

  private final Function<Throwable, Problem> translate;
  private final ExecutorService wire = pool();
  private final Set<Thread> running = ConcurrentHashMap.newKeySet();
  private volatile boolean closed;

  Calls(Function<Throwable, Problem> translate) {
    this.translate = translate;
  }

  /**
   * An adapter's method, on the caller's thread: may page and batch inside. Every failure becomes a
   * problem.
   */
  <T> Outcome<T> method(Callable<T> body) {
    Thread self = Thread.currentThread();
    boolean outermost = running.add(self);
    try {
      if (closed) {
        return Outcome.failed(left());
      }
      return Outcome.done(body.call());
    } catch (Exception | LinkageError e) {
      return Outcome.failed(closed ? left() : translate.apply(e));
    } finally {
      if (outermost) {
        running.remove(self);
      }
    }
  }

  /**
   * An adapter's method that changes something. An interrupt that comes first keeps it from being
   * made; one that comes later waits for the answer, at most the call's own time limit: a change
   * that is left behind may still be carried out after its caller has reported that it was not.
   */
  <T> Outcome<T> change(Callable<T> body) {
    if (Thread.currentThread().isInterrupted()) {
      return Outcome.failed(Problems.interrupted());
    }
    FutureTask<Outcome<T>> task = new FutureTask<>(() -> method(body));
    Thread.ofVirtual().name("aws-change").start(task);
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return task.get();
        } catch (InterruptedException e) {
          interrupted = true;
        } catch (ExecutionException e) {
          return Outcome.failed(translate.apply(e.getCause() == null ? e : e.getCause()));
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /**
   * One call of AWS inside a method; fails with {@link ProblemException}. Waits for its turn under
   * the rate limit on the caller's thread.
   */
  <T> T one(Callable<T> call) {
    try {
      return onWire(call, false);
    } catch (Turn.Later turn) {
      turn.await();
      return onWire(call, true);
    }
  }

  private <T> T onWire(Callable<T> call, boolean turn) {
    Future<T> answer;
    try {
      answer = wire.submit(() -> Turn.onWire(call, turn));
    } catch (RejectedExecutionException e) {
      throw new ProblemException(left());
    }
    try {
      return answer.get();
    } catch (InterruptedException e) {
      answer.cancel(true);
      Thread.currentThread().interrupt();
      throw new ProblemException(Problems.interrupted());
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Turn.Later later) {
        throw later;
      }
      throw new ProblemException(translate.apply(e.getCause() == null ? e : e.getCause()));
    }
  }

  private static ExecutorService pool() {
    ThreadPoolExecutor pool =
        new ThreadPoolExecutor(
            CONCURRENT,
            CONCURRENT,
            5,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            Thread.ofPlatform().daemon().name("aws-call-", 1).factory());
    pool.allowCoreThreadTimeOut(true);
    return pool;
  }

  private static Problem left() {
    return new Problem.Interrupted(
        "The connection that this was asked of has been left.", "Ask again on the new one.");
  }

  /** Interrupts what runs; calls made afterwards fail. */
  @Override
  public void close() {
    closed = true;
    running.forEach(Thread::interrupt);
    wire.shutdownNow();
  }
}
