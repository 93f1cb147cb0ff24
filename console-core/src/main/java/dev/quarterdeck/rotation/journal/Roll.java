package dev.quarterdeck.rotation.journal;

import dev.quarterdeck.services.deploy.OwnDeployment;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One service's forced deployment.
 *
 * @param taskDefinition ARN of the revision that it runs
 * @param back whether it carries the old value back
 * @param before the primary deployment's id before, to be told from one's own after a crash
 * @param after one's own deployment's id; null until it is known
 * @param startedAt ECS's date of one's own
 */
public record Roll(
    String cluster,
    String service,
    String taskDefinition,
    boolean back,
    @Nullable String before,
    @Nullable String after,
    @Nullable Instant startedAt,
    State state) {
  /** How far it is. */
  public enum State {
    /** UpdateService was meant, and may have been called. */
    MEANT,
    STARTED,
    DONE,
    FAILED,
    /** Nothing of it runs, or it is gone: nobody holds a value. */
    IDLE
  }

  /** {@code cluster/service}. */
  public String ref() {
    return cluster + "/" + service;
  }

  public Roll started(OwnDeployment own) {
    return new Roll(
        cluster,
        service,
        own.taskDefinition(),
        back,
        before,
        own.id(),
        own.startedAt(),
        State.STARTED);
  }

  public Roll to(State next) {
    return new Roll(cluster, service, taskDefinition, back, before, after, startedAt, next);
  }

  /** One's own deployment, as it is followed; only once it is known. */
  public OwnDeployment own() {
    if (after == null) {
      throw new IllegalStateException("not started: " + ref());
    }
    return new OwnDeployment(cluster, service, after, taskDefinition, startedAt);
  }
}
