package dev.quarterdeck.sandbox.world.ecs;

import java.time.Instant;

/** What a service ran as at some time: immutable. */
public record ServiceRevision(String arn, TaskDef definition, ServiceSpec spec, Instant created) {}
