package dev.quarterdeck.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/**
 * Runs reads side by side on virtual threads and gives every answer or its problem, in order. Reads
 * still running at the deadline are interrupted and reported as timed out; an interrupt of the
 * caller interrupts them all.
 */
public final class Gather {
  private Gather() {}

  /** One outcome per input, in the inputs' order; {@code name} words the thing for a time-out. */
  public static <I, T> List<Outcome<T>> each(
      Deadline deadline, List<I> inputs, Function<I, String> name, Function<I, Outcome<T>> read) {
    List<Outcome<T>> outcomes = new ArrayList<>(inputs.size());
    ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    try {
      List<Future<Outcome<T>>> running = new ArrayList<>(inputs.size());
      for (I input : inputs) {
        running.add(threads.submit(() -> read.apply(input)));
      }
      for (int i = 0; i < running.size(); i++) {
        outcomes.add(await(deadline, running.get(i), name.apply(inputs.get(i))));
      }
    } finally {
      threads.shutdownNow();
    }
    return outcomes;
  }

  private static <T> Outcome<T> await(Deadline deadline, Future<Outcome<T>> future, String name) {
    try {
      return future.get(deadline.left().toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      future.cancel(true);
      return Outcome.failed(Problems.timedOut("Reading " + name));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      future.cancel(true);
      return Outcome.failed(Problems.interrupted());
    } catch (CancellationException e) {
      return Outcome.failed(Problems.interrupted());
    } catch (ExecutionException e) {
      return e.getCause() instanceof ProblemException p
          ? Outcome.failed(p.problem())
          : Outcome.failed(Problems.unexpected(e.getCause() == null ? e : e.getCause()));
    }
  }
}
