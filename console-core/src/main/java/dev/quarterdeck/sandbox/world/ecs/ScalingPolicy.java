package dev.quarterdeck.sandbox.world.ecs;

import java.time.Instant;

/**
 * How a service is to be scaled; kept and told, nothing is scaled by it.
 *
 * @param resourceId {@code service/CLUSTER/SERVICE}
 * @param type TargetTrackingScaling, StepScaling or PredictiveScaling
 */
public record ScalingPolicy(
    String resourceId, String name, String arn, String type, Instant created) {}
