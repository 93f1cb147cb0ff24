package dev.quarterdeck.sandbox.world.cache;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A serverless cache: always encrypted, always in several zones.
 *
 * @param userGroup who is let in; null for everybody
 */
public record ServerlessCache(
    String name,
    String arn,
    String endpoint,
    String engine,
    @Nullable String userGroup,
    int snapshotDays,
    Instant createdAt) {}
