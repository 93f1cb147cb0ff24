package dev.quarterdeck.sandbox.world.ecs;

import java.time.Instant;

/**
 * What Application Auto Scaling did to a service.
 *
 * @param cause as AWS words it, for example {@code minimum capacity was set to 3}
 */
public record ScalingActivity(
    String id, String resourceId, String description, String cause, Instant at) {}
