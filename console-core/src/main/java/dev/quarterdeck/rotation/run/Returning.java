package dev.quarterdeck.rotation.run;

import dev.quarterdeck.kernel.Listing;
import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.kernel.ProblemException;
import dev.quarterdeck.kernel.Unknown;
import dev.quarterdeck.rotation.journal.Roll;
import dev.quarterdeck.services.Task;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** Who may hold a value that is taken back: who was rolled, and whose tasks started since. */
final class Returning {
  private final Work work;
  private final Latecomers latecomers;

  Returning(Work work, Latecomers latecomers) {
    this.work = work;
    this.latecomers = latecomers;
  }

  List<String> services() {
    Instant promoted = work.phase().promotedAt();
    if (promoted == null) {
      return List.of();
    }
    return Stream.concat(work.consumers().stream(), late().stream())
        .filter(ref -> rolled(ref) || startedSince(ref, promoted))
        .toList();
  }

  /** Going back does not wait until everything can be read again. */
  private List<String> late() {
    return switch (Outcome.of(() -> latecomers.unknownTo(u -> true))) {
      case Outcome.Done<List<String>>(List<String> refs) -> refs;
      case Outcome.Failed<List<String>>(Problem problem) -> {
        if (problem instanceof Problem.Interrupted) {
          throw new ProblemException(problem);
        }
        work.missing(
            List.of(
                Unknown.of("services that began to use the keys during the rotation", problem)));
        yield List.of();
      }
    };
  }

  private boolean rolled(String ref) {
    return work.phase().roll(ref, false).filter(r -> r.state() != Roll.State.IDLE).isPresent()
        || work.phase().roll(ref, true).isPresent();
  }

  private boolean startedSince(String ref, Instant promoted) {
    String[] parts = ref.split("/", 2);
    return switch (work.parts.ecs().runningTasks(parts[0], parts[1])) {
      case Outcome.Done<Listing<Task>>(var tasks) ->
          !tasks.isComplete()
              || tasks.items().stream()
                  .map(Task::createdAt)
                  .anyMatch(at -> at == null || !at.isBefore(promoted));
      case Outcome.Failed<Listing<Task>>(Problem.NotFound _) -> false;
      case Outcome.Failed<Listing<Task>>(Problem problem) -> throw new ProblemException(problem);
    };
  }
}
