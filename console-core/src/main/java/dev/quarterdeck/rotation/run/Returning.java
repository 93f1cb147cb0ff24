package dev.quarterdeck.rotation.run;

import dev.quarterdeck.kernel.Listing;
import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.kernel.ProblemException;
import dev.quarterdeck.rotation.journal.Roll;
import dev.quarterdeck.services.Task;
import java.time.Instant;
import java.util.List;

/** Who may hold a value that is taken back: who was rolled, and whose tasks started since. */
final class Returning {
  private final Work work;

  Returning(Work work) {
    this.work = work;
  }

  List<String> services() {
    Instant promoted = work.phase().promotedAt();
    if (promoted == null) {
      return List.of();
    }
    return work.order().consumers().stream()
        .filter(ref -> rolled(ref) || startedSince(ref, promoted))
        .toList();
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
