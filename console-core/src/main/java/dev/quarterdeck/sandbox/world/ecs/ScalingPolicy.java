package dev.quarterdeck.sandbox.world.ecs;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a service is to be scaled.
 *
 * @param resourceId {@code service/CLUSTER/SERVICE}
 * @param type TargetTrackingScaling, StepScaling or PredictiveScaling
 * @param step what an alarm that names the policy among its actions makes it do; null for one that
 *     is kept and told, and scales nothing
 */
public record ScalingPolicy(
    String arn, String name, String resourceId, String type, Instant created, @Nullable Step step) {
  /**
   * The first step of a step scaling policy.
   *
   * @param exact whether {@code adjustment} is the new count, and not added to the old one
   */
  public record Step(boolean exact, int adjustment) {}
}
