package dev.quarterdeck.sandbox.world.cache;

import java.time.Instant;

/** A cluster outside any replication group: one node of Redis, or Memcached. */
public record SingleCache(
    String id, String arn, String endpoint, String engine, boolean encrypted, Instant createdAt) {}
