package dev.quarterdeck.secrets;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A secret in the inventory.
 *
 * @param currentSince when its AWSCURRENT version was made; null when that could not be read
 * @param ageDays whole days since then; null likewise
 * @param overdue older than the policy allows, or its native rotation is late; null when unknown
 */
public record InventoryEntry(
    SecretSummary secret,
    @Nullable Instant currentSince,
    @Nullable Long ageDays,
    @Nullable Boolean overdue) {}
