package dev.quarterdeck.services.deploy;

import dev.quarterdeck.kernel.Unknown;
import dev.quarterdeck.services.ServiceEvent;
import dev.quarterdeck.services.StopCause;
import dev.quarterdeck.services.Task;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One deployment as it stands or as it ended. Counts are of the deployment itself and stay as they
 * were seen last.
 *
 * @param reason why it is so, in words; null while there is nothing to say
 * @param serving the primary deployment where it is another one: what serves, or will
 * @param events what ECS said since the deployment began, oldest first
 * @param stops its tasks that failed, oldest first
 * @param at when it was read
 * @param unknowns what could not be read at the last look
 */
public record DeploymentReport(
    OwnDeployment own,
    DeploymentState state,
    @Nullable String reason,
    @Nullable OwnDeployment serving,
    int desired,
    int running,
    int pending,
    int failedTasks,
    List<ServiceEvent> events,
    List<Stop> stops,
    Instant at,
    List<Unknown> unknowns) {
  public DeploymentReport {
    events = List.copyOf(events);
    stops = List.copyOf(stops);
    unknowns = List.copyOf(unknowns);
  }

  /** A task that failed, and why. */
  public record Stop(Task task, StopCause cause) {}

  /** The newest cause of a failed task; null when none failed. */
  public @Nullable StopCause cause() {
    return stops.isEmpty() ? null : stops.getLast().cause();
  }
}
