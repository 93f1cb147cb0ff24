package dev.quarterdeck.sandbox.world.ecs;

import java.time.Instant;

/**
 * A service that Application Auto Scaling may scale.
 *
 * @param resourceId {@code service/CLUSTER/SERVICE}
 */
public record ScalableTarget(
    String resourceId,
    int least,
    int most,
    boolean inSuspended,
    boolean outSuspended,
    Instant created) {}
