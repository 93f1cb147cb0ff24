package dev.quarterdeck.secrets.edit;

import dev.quarterdeck.secrets.KeyDiff;
import dev.quarterdeck.secrets.SecretVersion;
import org.jspecify.annotations.Nullable;

/**
 * A version and what it changed against the one before it.
 *
 * @param before the id of the version before; null for the oldest that is known
 * @param keys null where that is not known: the oldest, or one of the two could not be read
 */
public record VersionChange(
    SecretVersion version, @Nullable String before, @Nullable KeyDiff keys) {}
