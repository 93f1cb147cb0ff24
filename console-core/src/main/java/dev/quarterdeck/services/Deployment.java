package dev.quarterdeck.services;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One deployment of a service.
 *
 * @param id {@code ecs-svc/…}
 * @param status PRIMARY, ACTIVE or INACTIVE
 * @param taskDefinition ARN of the revision it runs
 */
public record Deployment(
    String id,
    String status,
    String taskDefinition,
    int desired,
    int running,
    int pending,
    int failedTasks,
    Rollout rollout,
    @Nullable String rolloutReason,
    @Nullable Instant createdAt,
    @Nullable Instant updatedAt) {
  public boolean primary() {
    return status.equals("PRIMARY");
  }
}
