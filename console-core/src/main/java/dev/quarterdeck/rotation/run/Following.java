package dev.quarterdeck.rotation.run;

import dev.quarterdeck.kernel.Listing;
import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.kernel.ProblemException;
import dev.quarterdeck.kernel.Text;
import dev.quarterdeck.rotation.journal.Roll;
import dev.quarterdeck.rotation.journal.Roll.State;
import dev.quarterdeck.rotation.journal.Way;
import dev.quarterdeck.services.Task;
import dev.quarterdeck.services.deploy.DeploymentReport;
import dev.quarterdeck.services.deploy.DeploymentWatch;
import dev.quarterdeck.services.deploy.OwnDeployment;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Waits for one's own deployments, and until no task from before is left. */
final class Following {
  static final Duration EVERY = DeploymentWatch.EVERY;

  /** Looks in a row that may fail before somebody has to be told. */
  private static final int TROUBLES = 10;

  private final Work work;
  private final boolean back;
  private final Instant since;
  private final DeploymentWatch watch;
  private int troubles;

  /**
   * How many tasks from before are stopping, by service; nothing else of it is left to wait for.
   */
  private final Map<String, Long> stopping = new LinkedHashMap<>();

  Following(Work work, boolean back, Instant since) {
    this.work = work;
    this.back = back;
    this.since = since;
    this.watch = new DeploymentWatch(work.parts.ecs(), work.parts.pause(), work.parts.clock());
  }

  void wait(List<String> refs) {
    Instant until = work.now().plus(work.order().patience());
    Map<String, Progress.Counts> counts = new LinkedHashMap<>();
    while (true) {
      List<Roll> open = open(refs);
      if (open.isEmpty()) {
        return;
      }
      boolean seen = open.stream().allMatch(roll -> look(roll, counts));
      troubles = seen ? 0 : troubles;
      if (!counts.isEmpty()) {
        work.progress().rolling(List.copyOf(counts.values()));
      }
      if (open(refs).isEmpty()) {
        return;
      }
      if (seen && !work.now().isBefore(until)) {
        onlyStopping(refs);
        throw new Bad(
            "After "
                + work.order().patience().toMinutes()
                + " minutes still rolling: "
                + String.join(", ", open(refs).stream().map(Roll::ref).map(Text::clean).toList())
                + ".",
            "See why: qd services show SERVICE");
      }
      work.pause(EVERY);
    }
  }

  /** New tasks serve well, so there is nothing to turn back: only what retires must not go on. */
  private void onlyStopping(List<String> refs) {
    List<String> left = open(refs).stream().map(Roll::ref).toList();
    if (!stopping.keySet().containsAll(left)) {
      return;
    }
    throw new Halt(
        "After "
            + work.order().patience().toMinutes()
            + " minutes still stopping: "
            + String.join(
                "; ",
                left.stream()
                    .map(r -> Text.clean(r) + ", " + waitedFor(stopping.getOrDefault(r, 0L)))
                    .toList())
            + ".",
        "Stop them with: qd services stop-task TASK. " + Way.advice(work.journal.operation()));
  }

  /** A failure that is on record, and was not acted on before a stop, is looked at once more. */
  private List<Roll> open(List<String> refs) {
    return refs.stream()
        .flatMap(ref -> work.phase().roll(ref, back).stream())
        .filter(r -> r.state() == State.STARTED || r.state() == State.FAILED)
        .toList();
  }

  /** Whether all of it could be read; where not, the others are left until the next look. */
  private boolean look(Roll roll, Map<String, Progress.Counts> counts) {
    return switch (watch.look(roll.own())) {
      case Outcome.Done<DeploymentReport>(DeploymentReport report) -> {
        counts.put(roll.ref(), Progress.Counts.of(report));
        yield acted(roll, report);
      }
      case Outcome.Failed<DeploymentReport>(Problem problem) -> trouble(problem);
    };
  }

  private boolean acted(Roll roll, DeploymentReport report) {
    switch (report.state()) {
      case COMPLETED -> {
        return completed(roll);
      }
      case ROLLING -> {}
      case REPLACED -> replaced(roll, report);
      case GONE -> {
        work.update(roll.to(State.IDLE));
        work.note(Text.clean(roll.ref()) + " was deleted meanwhile.");
      }
      case ROLLING_BACK, ROLLED_BACK, FAILED, FAILING, TIMED_OUT -> {
        work.update(roll.to(State.FAILED));
        throw failed(roll, report);
      }
    }
    return true;
  }

  /** Done when nothing from before runs any more, whoever started it. */
  private boolean completed(Roll roll) {
    return switch (work.parts.ecs().runningTasks(roll.cluster(), roll.service())) {
      case Outcome.Done<Listing<Task>>(var tasks) ->
          tasks.isComplete()
              ? !tasks.items().stream().allMatch(this::young) || drained(roll)
              : unread(tasks);
      case Outcome.Failed<Listing<Task>>(Problem problem) -> trouble(problem);
    };
  }

  /** Tasks that were told to stop serve and use what they hold until they have ended. */
  private boolean drained(Roll roll) {
    return switch (work.parts.ecs().stoppedTasks(roll.cluster(), roll.service())) {
      case Outcome.Done<Listing<Task>>(var tasks) -> {
        long left = tasks.items().stream().filter(t -> t.stopping() && !young(t)).count();
        if (left > 0) {
          if (stopping.put(roll.ref(), left) == null) {
            work.note(Text.clean(roll.ref()) + ": " + waitedFor(left) + ".");
          }
          yield true;
        }
        if (!tasks.isComplete()) {
          yield unread(tasks);
        }
        stopping.remove(roll.ref());
        work.update(roll.to(State.DONE));
        yield true;
      }
      case Outcome.Failed<Listing<Task>>(Problem problem) -> trouble(problem);
    };
  }

  private boolean young(Task t) {
    Instant at = t.createdAt();
    return at != null && at.isAfter(since);
  }

  private String waitedFor(long left) {
    return (left == 1
            ? "1 task is stopping and still holds"
            : left + " tasks are stopping and still hold")
        + (back ? " the new value" : " the old value");
  }

  private boolean unread(Listing<Task> tasks) {
    return trouble(
        new Problem.Unreachable(tasks.unknowns().getFirst().why(), "The next look may do."));
  }

  private boolean trouble(Problem problem) {
    if (!problem.passes() || ++troubles > TROUBLES) {
      throw new ProblemException(problem);
    }
    return false;
  }

  /** Somebody deployed on top: their tasks start after the promotion as well. */
  private void replaced(Roll roll, DeploymentReport report) {
    OwnDeployment theirs = report.serving();
    Instant began = theirs == null ? null : theirs.startedAt();
    if (theirs == null || began == null || began.isBefore(since)) {
      work.update(roll.to(State.FAILED));
      throw failed(roll, report);
    }
    work.update(roll.started(theirs));
    work.note(
        "Somebody else deployed "
            + Text.clean(roll.ref())
            + " meanwhile ("
            + Text.clean(theirs.id())
            + "); its tasks start with the same secret, so it was followed instead.");
  }

  private static Bad failed(Roll roll, DeploymentReport report) {
    List<String> why = new ArrayList<>();
    if (report.reason() != null) {
      why.add(report.reason());
    }
    var cause = report.cause();
    if (cause != null && why.stream().noneMatch(w -> w.contains(cause.text()))) {
      why.add(cause.text());
    }
    return new Bad(
        "The roll-out of "
            + Text.clean(roll.ref())
            + " failed"
            + (why.isEmpty() ? "." : ": " + String.join("; ", why)),
        cause == null ? "See why: qd services show " + Text.clean(roll.ref()) : cause.fix());
  }
}
