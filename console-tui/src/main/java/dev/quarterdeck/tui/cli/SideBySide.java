package dev.quarterdeck.tui.cli;

import dev.quarterdeck.kernel.Defect;
import dev.quarterdeck.kernel.ExitCode;
import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.kernel.ProblemException;
import dev.quarterdeck.kernel.Problems;
import dev.quarterdeck.tui.output.Answer;
import dev.quarterdeck.tui.output.SeveralRendering;
import dev.quarterdeck.tui.output.SeveralRendering.Part;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ParseResult;

/**
 * Runs a command in several contexts at once. Each has its own session, deadline and failure; its
 * part of a table is printed as soon as it is there, so one that hangs holds up none of the others.
 */
final class SideBySide {
  private static final Duration SLACK = Duration.ofMillis(300);

  private final Io io;
  private final Verb verb;
  private final Printer printer;
  private final Globals globals;
  private final List<Call> calls = new ArrayList<>();
  private volatile boolean stopped;

  SideBySide(Io io, Verb verb, ParseResult leaf, Globals globals, Printer printer, Parts parts) {
    this.io = io;
    this.verb = verb;
    this.printer = printer;
    this.globals = globals;
    for (Globals one : globals.contexts()) {
      calls.add(new Call(leaf, one, io, printer, parts));
    }
  }

  private record Ended(int index, Answer answer) {}

  /** The overview; fails only when somebody stops it. */
  Answer answer() {
    @Nullable Part[] parts = new Part[calls.size()];
    ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    try (Io.Handle _ = io.stops().on(() -> stop(threads))) {
      ExecutorCompletionService<Ended> running = new ExecutorCompletionService<>(threads);
      List<Future<Ended>> futures = new ArrayList<>();
      for (int i = 0; i < calls.size(); i++) {
        int index = i;
        futures.add(running.submit(() -> new Ended(index, verb.body().run(calls.get(index)))));
      }
      collect(parts, running, futures);
    } finally {
      threads.shutdownNow();
      calls.forEach(Call::close);
    }
    List<Part> all = new ArrayList<>();
    for (int i = 0; i < parts.length; i++) {
      Part part = parts[i];
      all.add(part == null ? told(part(i, Problems.timedOut("This context"))) : part);
    }
    return new Answer(exit(all), new SeveralRendering(all), List.of(), null);
  }

  private void collect(
      @Nullable Part[] parts,
      ExecutorCompletionService<Ended> running,
      List<Future<Ended>> futures) {
    long start = System.nanoTime();
    try {
      for (int left = parts.length; left > 0; left--) {
        Duration wait = longest().plus(SLACK).minusNanos(System.nanoTime() - start);
        Future<Ended> next =
            running.poll(Math.max(0, TimeUnit.NANOSECONDS.convert(wait)), TimeUnit.NANOSECONDS);
        if (next == null) {
          return;
        }
        int index = futures.indexOf(next);
        parts[index] = told(part(index, next));
        if (stopped) {
          throw new ProblemException(Problems.interrupted());
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ProblemException(Problems.interrupted(), e);
    }
  }

  private void stop(ExecutorService threads) {
    stopped = true;
    threads.shutdownNow();
  }

  private Duration longest() {
    return calls.stream().map(Call::timeout).max(Duration::compareTo).orElseThrow();
  }

  private Part part(int index, Future<Ended> ended) throws InterruptedException {
    try {
      return new Part(profile(index), region(index), ended.get().answer(), null);
    } catch (CancellationException e) {
      return part(index, Problems.interrupted());
    } catch (ExecutionException e) {
      return switch (e.getCause()) {
        case ProblemException p -> part(index, p.problem());
        case InterruptedException _ -> part(index, Problems.interrupted());
        case Error error -> throw error;
        case null, default -> part(index, Defect.problem(e.getCause() == null ? e : e.getCause()));
      };
    }
  }

  private Part part(int index, Problem problem) {
    return new Part(profile(index), region(index), null, problem);
  }

  private @Nullable String profile(int index) {
    return calls.get(index).globals().profile();
  }

  private @Nullable String region(int index) {
    return calls.get(index).globals().region();
  }

  /** Of a table every part is printed when it is there; documents are printed whole. */
  private Part told(Part part) {
    if (globals.format() == Format.TABLE) {
      printer.answer(
          new Answer(
              ExitCode.GOOD,
              part,
              part.answer() == null ? List.of() : part.answer().unknowns(),
              null));
    }
    if (globals.format() == Format.CSV && part.problem() != null) {
      printer.problem(part.problem(), List.of());
    }
    return part;
  }

  /** Good only when all are; a problem that all have in common decides, otherwise it is bad. */
  private static ExitCode exit(List<Part> parts) {
    ExitCode first = parts.getFirst().exit();
    return parts.stream().allMatch(p -> p.exit() == first) ? first : ExitCode.BAD;
  }
}
