package dev.quarterdeck.secrets.edit;

import org.jspecify.annotations.Nullable;

/**
 * What a rollback came to.
 *
 * @param left the version that AWSCURRENT left; AWSPREVIOUS names it now, so it is the bad one
 * @param current the version that AWSCURRENT names; null when it already did
 */
public record RolledBack(
    String name, String arn, String left, @Nullable String current, Redeploys redeploys) {}
