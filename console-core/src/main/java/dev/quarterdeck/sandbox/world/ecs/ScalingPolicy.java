package dev.quarterdeck.sandbox.world.ecs;

/**
 * A step scaling policy with one step, run by an alarm that names it among its actions.
 *
 * @param exact whether {@code adjustment} is the new count, and not added to the old one
 */
public record ScalingPolicy(
    String arn, String name, String resourceId, boolean exact, int adjustment) {}
