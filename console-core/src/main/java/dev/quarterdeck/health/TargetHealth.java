package dev.quarterdeck.health;

import org.jspecify.annotations.Nullable;

/**
 * One target of a target group, as {@code describe-target-health} answers.
 *
 * @param state healthy, unhealthy, initial, draining, unused or unavailable
 * @param reason for example {@code Target.ResponseCodeMismatch}
 */
public record TargetHealth(
    String targetGroupArn,
    String id,
    int port,
    String state,
    @Nullable String reason,
    @Nullable String description) {}
