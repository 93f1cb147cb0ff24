package dev.quarterdeck.services.deploy;

/** How far one deployment has come, as {@link DeploymentWatch} tells it. */
public enum DeploymentState {
  /** ECS is working on it. */
  ROLLING,
  /** It failed, and ECS is taking the service back to the deployment before. */
  ROLLING_BACK,
  /** ECS completed this very deployment. */
  COMPLETED,
  /** It failed and stays: there is no roll-back, or nothing to go back to. */
  FAILED,
  /**
   * Its tasks keep failing and nothing will end it: the service has no circuit breaker, so ECS
   * tries for ever.
   */
  FAILING,
  /** It failed, and the deployment before serves again. */
  ROLLED_BACK,
  /** Somebody else started another deployment before this one had ended. */
  REPLACED,
  /** The service was deleted, or is being deleted. */
  GONE,
  /** The time limit passed first; ECS may still be working on it. */
  TIMED_OUT;

  /** Whether nothing more is expected of it. */
  public boolean ended() {
    return this != ROLLING && this != ROLLING_BACK;
  }

  public boolean good() {
    return this == COMPLETED;
  }
}
