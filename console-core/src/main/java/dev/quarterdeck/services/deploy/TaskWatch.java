package dev.quarterdeck.services.deploy;

import dev.quarterdeck.kernel.Listing;
import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Pause;
import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.kernel.ProblemException;
import dev.quarterdeck.kernel.Unknown;
import dev.quarterdeck.services.Ecs;
import dev.quarterdeck.services.Service;
import dev.quarterdeck.services.StopCause;
import dev.quarterdeck.services.Task;
import dev.quarterdeck.services.TaskDefinition;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Follows single tasks to their end, and services to a number of tasks. */
public final class TaskWatch {
  /** Between two looks. */
  public static final Duration EVERY = Duration.ofSeconds(3);

  /** Lines may arrive at CloudWatch this much later than the task ended. */
  private static final int LAST_READS = 2;

  /** A log may grow faster than it is read: the rest waits for the next look. */
  static final int PAGES = 50;

  private final Ecs ecs;
  private final TaskOutput output;
  private final Pause pause;
  private final InstantSource clock;

  public TaskWatch(Ecs ecs, TaskOutput output, Pause pause, InstantSource clock) {
    this.ecs = ecs;
    this.output = output;
    this.pause = pause;
    this.clock = clock;
  }

  /** Told on the thread that follows. */
  public interface Listener {
    /** The task's state has changed. */
    void state(Task task);

    /** New lines of its log, in their order. */
    void lines(List<TaskOutput.Line> lines);
  }

  /**
   * How a task ended.
   *
   * @param exitCode of the container that counts; null when it never ran, or still runs
   * @param cause why it stopped; null while it runs
   * @param stopped false when the time limit passed first
   * @param unknowns what could not be read: the log
   */
  public record Ended(
      Task task,
      @Nullable Integer exitCode,
      @Nullable StopCause cause,
      boolean stopped,
      List<Unknown> unknowns) {
    public boolean good() {
      return exitCode != null && exitCode == 0;
    }
  }

  /**
   * Looks until the task has stopped or {@code limit} has passed, reading the container's log
   * meanwhile. An interrupt is {@link Problem.Interrupted}; the task itself goes on.
   */
  public Outcome<Ended> follow(TaskActions.Started started, Duration limit, Listener listener) {
    return Outcome.of(
        () -> {
          Log log = new Log(started, listener);
          Instant until = clock.instant().plus(limit);
          Task last = started.task();
          listener.state(last);
          while (!last.lastStatus().equals("STOPPED")) {
            if (!clock.instant().isBefore(until)) {
              log.read();
              return ended(started, last, false, log);
            }
            pause.pause(EVERY);
            Task now = look(last);
            if (!now.lastStatus().equals(last.lastStatus())) {
              listener.state(now);
            }
            last = now;
            log.read();
          }
          for (int i = 0; i < LAST_READS; i++) {
            pause.pause(EVERY);
            log.read();
          }
          return ended(started, last, true, log);
        });
  }

  /** The same task, or as it was where this look fails for a while. */
  private Task look(Task before) {
    return switch (ecs.tasks(before.cluster(), List.of(before.arn()))) {
      case Outcome.Done<Listing<Task>>(Listing<Task> read) -> {
        if (read.items().isEmpty() && read.isComplete()) {
          throw new ProblemException(
              new Problem.NotFound(
                  "ECS does not know task " + before.id() + " any more.",
                  "Look for it with: qd services tasks SERVICE --stopped"));
        }
        yield read.items().isEmpty() ? before : read.items().getFirst();
      }
      case Outcome.Failed<Listing<Task>>(Problem problem) -> {
        if (problem.passes()) {
          yield before;
        }
        throw new ProblemException(problem);
      }
    };
  }

  private static Ended ended(TaskActions.Started started, Task last, boolean stopped, Log log) {
    Integer exit =
        last.containers().stream()
            .filter(c -> c.name().equals(started.container()))
            .map(Task.Container::exitCode)
            .filter(Objects::nonNull)
            .findFirst()
            .orElse(null);
    return new Ended(last, exit, stopped ? StopCause.of(last) : null, stopped, log.unknowns());
  }

  /** The container's stream, read forwards. */
  private final class Log {
    private final Listener listener;
    private final @Nullable String group;
    private final String stream;
    private final List<Unknown> unknowns = new ArrayList<>();
    private @Nullable String token;
    private long told;
    private boolean more;

    Log(TaskActions.Started started, Listener listener) {
      this.listener = listener;
      TaskDefinition.ContainerDefinition container =
          started.definition().containers().stream()
              .filter(c -> c.name().equals(started.container()))
              .findFirst()
              .orElse(null);
      String prefix = container == null ? null : container.logStreamPrefix();
      this.group = prefix == null || container == null ? null : container.logGroup();
      this.stream = prefix + "/" + started.container() + "/" + started.task().id();
      if (group == null) {
        unknowns.add(
            new Unknown(
                "the log of " + started.container(),
                "It has no CloudWatch log stream that can be named (awslogs with a stream prefix).",
                null));
      }
    }

    void read() {
      if (group == null || !unknowns.isEmpty()) {
        return;
      }
      for (int page = 0; page < PAGES; page++) {
        switch (output.read(group, stream, token)) {
          case Outcome.Failed<TaskOutput.Lines>(Problem problem) -> {
            if (!problem.passes()) {
              unknowns.add(Unknown.of("the log " + stream + " in " + group, problem));
            }
            return;
          }
          case Outcome.Done<TaskOutput.Lines>(TaskOutput.Lines lines) -> {
            // The same token again means that there is nothing more yet.
            more = lines.next() != null && !lines.next().equals(token);
            token = lines.next();
            told += lines.lines().size();
            if (!lines.lines().isEmpty()) {
              listener.lines(lines.lines());
            }
            if (!more) {
              return;
            }
          }
        }
      }
    }

    List<Unknown> unknowns() {
      List<Unknown> all = new ArrayList<>(unknowns);
      if (unknowns.isEmpty() && more) {
        all.add(
            new Unknown(
                "the log " + stream + " in " + group + " after its first " + told + " lines",
                "It is longer than what is read while a task is followed.",
                null));
      }
      return all;
    }
  }

  /** How a service came to its number of tasks, or did not. */
  public record Counted(Service service, boolean reached, List<Unknown> unknowns) {}

  /**
   * Looks until as many tasks run as the service should have and none is on its way, or {@code
   * limit} has passed. {@code listener} is told after every look.
   */
  public Outcome<Counted> count(
      Service service, Duration limit, java.util.function.Consumer<Service> listener) {
    return Outcome.of(
        () -> {
          Instant until = clock.instant().plus(limit);
          Service last = service;
          while (true) {
            Outcome<Listing<Service>> read =
                ecs.services(service.cluster(), List.of(service.name()));
            if (read instanceof Outcome.Failed<Listing<Service>>(Problem p) && !p.passes()) {
              throw new ProblemException(p);
            }
            if (read instanceof Outcome.Done<Listing<Service>>(Listing<Service> l)
                && !l.items().isEmpty()) {
              last = l.items().getFirst();
              listener.accept(last);
              if (last.running() == last.desired() && last.pending() == 0) {
                return new Counted(last, true, List.of());
              }
            }
            if (!clock.instant().isBefore(until)) {
              return new Counted(last, false, List.of());
            }
            pause.pause(EVERY);
          }
        });
  }
}
