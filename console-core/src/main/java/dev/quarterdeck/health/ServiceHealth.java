package dev.quarterdeck.health;

import dev.quarterdeck.services.Rollout;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One service's verdict with everything that led to it, worst reason first.
 *
 * @param targets null where the service has no target group or its health could not be read
 */
public record ServiceHealth(
    String cluster,
    String service,
    String arn,
    Verdict verdict,
    List<Reason> reasons,
    int desired,
    int running,
    int pending,
    String taskDefinition,
    Rollout rollout,
    @Nullable Targets targets,
    List<Alarm> alarms,
    List<Change> changes,
    Evidence evidence,
    @Nullable Instant updatedAt) {

  /** Targets over all of the service's target groups. */
  public record Targets(int healthy, int unhealthy, int other) {}

  /** Something that changed lately: a deployment and what it runs. */
  public record Change(Instant at, String kind, String text) {}

  public String ref() {
    return cluster + "/" + service;
  }
}
