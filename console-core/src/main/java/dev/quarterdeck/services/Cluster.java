package dev.quarterdeck.services;

/** An ECS cluster; counts as ECS reports them. */
public record Cluster(String arn, String name, String status, int activeServices, int runningTasks) {}
