package dev.quarterdeck.sandbox.world.edge;

import java.time.Instant;

/**
 * A CDN before some origins.
 *
 * @param config as it was given: nothing here is served by it
 */
public record Distribution(
    String id, String arn, String domainName, Instant changedAt, Object config) {}
