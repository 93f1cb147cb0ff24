package dev.quarterdeck.sandbox.world.ecs;

/** Why a task never started; the message is the task's stoppedReason. */
public final class StartFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  StartFailure(String stoppedReason) {
    super(stoppedReason, null, false, false);
  }
}
