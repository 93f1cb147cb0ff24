package dev.quarterdeck.services;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One task. Times are null until that moment was reached.
 *
 * @param group {@code service:NAME} for a service's task, {@code family:NAME} for a standalone one
 * @param startedBy the deployment's id for a service's task
 * @param health HEALTHY, UNHEALTHY or UNKNOWN, from the container health checks
 * @param zone the availability zone that it runs in, or null before it is placed
 */
public record Task(
    String arn,
    String cluster,
    String taskDefinition,
    @Nullable String group,
    @Nullable String startedBy,
    String lastStatus,
    String desiredStatus,
    String health,
    @Nullable Instant createdAt,
    @Nullable Instant startedAt,
    @Nullable Instant stoppedAt,
    @Nullable String stopCode,
    @Nullable String stoppedReason,
    List<Container> containers,
    @Nullable String zone) {
  /** Before DEPROVISIONING, by when its containers have ended. */
  private static final Set<String> STILL_THERE =
      Set.of("ACTIVATING", "RUNNING", "DEACTIVATING", "STOPPING");

  /** One container of a task; the exit code is null while it runs or when it never started. */
  public record Container(
      String name,
      String lastStatus,
      String health,
      @Nullable Integer exitCode,
      @Nullable String reason,
      @Nullable String image,
      @Nullable String imageDigest) {}

  /**
   * Whether ECS has told it to stop and some of it still runs: it drains its connections, or has
   * its time to end.
   */
  public boolean stopping() {
    return desiredStatus.equals("STOPPED")
        && STILL_THERE.contains(lastStatus)
        && (containers.isEmpty()
            || containers.stream().anyMatch(c -> !c.lastStatus().equals("STOPPED")));
  }

  /** The id behind the last slash of the ARN. */
  public String id() {
    return arn.substring(arn.lastIndexOf('/') + 1);
  }

  /** The service's name, or null for a standalone task. */
  public @Nullable String service() {
    return group != null && group.startsWith("service:") ? group.substring(8) : null;
  }
}
