package dev.quarterdeck.services;

import org.jspecify.annotations.Nullable;

/** Which container port of a service a target group sends requests to. */
public record LoadBalancerBinding(
    @Nullable String targetGroupArn, @Nullable String containerName, int containerPort) {}
