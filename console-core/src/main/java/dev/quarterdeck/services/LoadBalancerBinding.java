package dev.quarterdeck.services;

import org.jspecify.annotations.Nullable;

/**
 * Which container port of a service a target group sends requests to.
 *
 * @param alternateTargetGroupArn the second one of a blue/green deployment by ECS itself, null
 *     without it: the two change places with each deployment, and one of them is empty meanwhile
 */
public record LoadBalancerBinding(
    @Nullable String targetGroupArn,
    @Nullable String alternateTargetGroupArn,
    @Nullable String containerName,
    int containerPort) {}
