package dev.quarterdeck.rotation.journal;

import org.jspecify.annotations.Nullable;

/**
 * One service's forced deployment.
 *
 * @param back whether it carries the old value back
 * @param before the primary deployment's id before, to be told from one's own after a crash
 * @param after one's own deployment's id; null until it is known
 */
public record Roll(
    String cluster,
    String service,
    String taskDefinition,
    boolean back,
    @Nullable String before,
    @Nullable String after,
    State state) {
  /** How far it is. */
  public enum State {
    /** UpdateService was meant, and may have been called. */
    MEANT,
    STARTED,
    DONE,
    FAILED
  }

  /** {@code cluster/service}. */
  public String ref() {
    return cluster + "/" + service;
  }

  public Roll started(String deployment) {
    return new Roll(cluster, service, taskDefinition, back, before, deployment, State.STARTED);
  }

  public Roll to(State next) {
    return new Roll(cluster, service, taskDefinition, back, before, after, next);
  }
}
