package dev.quarterdeck.sandbox.world.ecs;

/**
 * A scaling policy: one of step scaling with one step, run by an alarm that names it among its
 * actions, or one of another type, which is kept and changes nothing.
 *
 * @param type StepScaling, TargetTrackingScaling or PredictiveScaling
 * @param exact whether {@code adjustment} is the new count, and not added to the old one
 */
public record ScalingPolicy(
    String arn, String name, String resourceId, String type, boolean exact, int adjustment) {}
