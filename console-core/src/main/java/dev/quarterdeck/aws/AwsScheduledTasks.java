package dev.quarterdeck.aws;

import dev.quarterdeck.kernel.Deadline;
import dev.quarterdeck.kernel.Gather;
import dev.quarterdeck.kernel.Listing;
import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.kernel.ProblemException;
import dev.quarterdeck.kernel.Unknown;
import dev.quarterdeck.services.ScheduledTasks;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** EventBridge's rules and EventBridge Scheduler's schedules that start ECS tasks. */
public final class AwsScheduledTasks implements ScheduledTasks {
  private final AwsClients aws;
  private final EventRules rules;
  private final TaskSchedules schedules;

  public AwsScheduledTasks(AwsClients aws) {
    this.aws = aws;
    this.rules = new EventRules(aws);
    this.schedules = new TaskSchedules(aws);
  }

  /** One of the services that start tasks, as an unknown names it. */
  private record Source(String what, Function<Deadline, Listing<Start>> read) {}

  /**
   * {@code aws events list-event-buses}, {@code list-rules} for each, {@code list-targets-by-rule}
   * for each; {@code aws scheduler list-schedules}, {@code get-schedule} for those of ECS. What
   * fails of the one does not keep the other.
   */
  @Override
  public Outcome<Listing<Start>> starts() {
    Deadline deadline = aws.deadline();
    List<Source> sources =
        List.of(
            new Source("tasks that EventBridge's rules start", rules::starts),
            new Source("tasks that EventBridge Scheduler starts", schedules::starts));
    return aws.calls()
        .method(
            () -> {
              List<Outcome<Listing<Start>>> read =
                  Gather.each(
                      deadline,
                      sources,
                      Source::what,
                      s -> aws.calls().method(() -> s.read().apply(deadline)));
              List<Start> starts = new ArrayList<>();
              List<Unknown> unknowns = new ArrayList<>();
              for (int i = 0; i < read.size(); i++) {
                switch (read.get(i)) {
                  case Outcome.Done<Listing<Start>>(Listing<Start> part) -> {
                    starts.addAll(part.items());
                    unknowns.addAll(part.unknowns());
                  }
                  case Outcome.Failed<Listing<Start>>(Problem.Interrupted problem) ->
                      throw new ProblemException(problem);
                  case Outcome.Failed<Listing<Start>>(Problem problem) ->
                      unknowns.add(Unknown.of(sources.get(i).what(), problem));
                }
              }
              return new Listing<>(starts, unknowns);
            });
  }
}
