package dev.quarterdeck.services;

/**
 * ECS's {@code rolloutState} of a deployment; UNKNOWN where ECS gives none (other deployment
 * controllers).
 */
public enum Rollout {
  IN_PROGRESS,
  COMPLETED,
  FAILED,
  UNKNOWN
}
