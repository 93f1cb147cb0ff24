package dev.quarterdeck.health;

import dev.quarterdeck.services.Service;
import dev.quarterdeck.services.StopCause;
import dev.quarterdeck.services.Task;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/** Which stopped tasks say that something is wrong. */
final class Failures {
  /** How the ids of deployments begin, in a task's {@code startedBy}. */
  private static final String DEPLOYMENT = "ecs-svc/";

  private Failures() {}

  /** Tasks that failed after this time, oldest first. */
  static List<Task> since(Instant time, List<Task> stopped) {
    return stopped.stream()
        .filter(t -> t.stoppedAt() != null && t.stoppedAt().isAfter(time))
        .filter(t -> StopCause.of(t).failure())
        .sorted(
            Comparator.comparing(Task::stoppedAt, Comparator.nullsFirst(Comparator.naturalOrder())))
        .toList();
  }

  /**
   * Whether a deployment started it that is none of the service's any more, for example one that
   * was rolled back. A service without deployments (task sets of another controller) tells nothing.
   */
  static boolean leftBehind(Task t, Service service) {
    String by = t.startedBy();
    return by != null
        && by.startsWith(DEPLOYMENT)
        && !service.deployments().isEmpty()
        && service.deployments().stream().noneMatch(d -> d.id().equals(by));
  }
}
