package dev.quarterdeck.tui.cli;

import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.kernel.ProblemException;
import dev.quarterdeck.kernel.Problems;
import dev.quarterdeck.tui.output.Answer;
import java.lang.reflect.UndeclaredThrowableException;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Runs a command's body on a thread of its own until it ends, its time is over, or somebody stops
 * it.
 */
final class Execution {
  /** How long a body that was told to stop may take to put things back in order. */
  private static final Duration GRACE = Duration.ofSeconds(3);

  private static final Duration SLACK = Duration.ofMillis(300);

  private final Io io;
  private final Verb verb;
  private final Call call;
  private volatile boolean stopped;

  Execution(Io io, Verb verb, Call call) {
    this.io = io;
    this.verb = verb;
    this.call = call;
  }

  /** The answer, or a {@link ProblemException}; a defect comes out as it was thrown. */
  Answer answer() {
    FutureTask<Answer> task = new FutureTask<>(() -> verb.body().run(call));
    Thread worker = Thread.ofPlatform().daemon().name("command").unstarted(task);
    // Started first: a thread that has not begun can neither be interrupted nor waited for.
    worker.start();
    try (Io.Handle stop = io.stops().on(() -> stop(task, worker))) {
      Answer answer = await(task, worker);
      if (stopped && verb.limit(call) != Verb.Limit.UNTIL_STOPPED) {
        throw new ProblemException(Problems.interrupted());
      }
      return answer;
    }
  }

  private void stop(FutureTask<Answer> task, Thread worker) {
    stopped = true;
    worker.interrupt();
    Thread.ofVirtual()
        .start(
            () -> {
              try {
                if (!worker.join(GRACE)) {
                  task.cancel(true);
                }
              } catch (InterruptedException e) {
                task.cancel(true);
              }
            });
  }

  private Answer await(FutureTask<Answer> task, Thread worker) {
    try {
      return verb.limit(call) == Verb.Limit.UNTIL_STOPPED ? task.get() : withinLimit(task);
    } catch (TimeoutException e) {
      worker.interrupt();
      throw new ProblemException(Problems.timedOut(call.command()), e);
    } catch (CancellationException e) {
      throw new ProblemException(Problems.interrupted(), e);
    } catch (InterruptedException e) {
      stop(task, worker);
      Thread.currentThread().interrupt();
      throw new ProblemException(Problems.interrupted(), e);
    } catch (ExecutionException e) {
      throw failure(e.getCause() == null ? e : e.getCause());
    }
  }

  /**
   * The body keeps to the limit by itself and says what it was waiting for; this is the backstop.
   */
  private Answer withinLimit(FutureTask<Answer> task)
      throws InterruptedException, ExecutionException, TimeoutException {
    long start = System.nanoTime();
    while (true) {
      // The limit may change when the configuration has been read.
      Duration left = call.timeout().plus(SLACK).minusNanos(System.nanoTime() - start);
      try {
        return task.get(Math.max(0, nanos(left)), TimeUnit.NANOSECONDS);
      } catch (TimeoutException e) {
        if (System.nanoTime() - start >= nanos(call.timeout().plus(SLACK))) {
          throw e;
        }
      }
    }
  }

  /** Of more than 292 years as many as there are. */
  private static long nanos(Duration time) {
    return TimeUnit.NANOSECONDS.convert(time);
  }

  private RuntimeException failure(Throwable cause) {
    if (cause instanceof ProblemException p && p.problem() instanceof Problem.Interrupted) {
      return p;
    }
    if (stopped || cause instanceof InterruptedException) {
      return new ProblemException(Problems.interrupted(), cause);
    }
    return switch (cause) {
      case RuntimeException e -> e;
      case Error e -> throw e;
      default -> new UndeclaredThrowableException(cause);
    };
  }
}
