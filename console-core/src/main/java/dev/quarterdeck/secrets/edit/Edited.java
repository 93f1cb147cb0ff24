package dev.quarterdeck.secrets.edit;

import dev.quarterdeck.secrets.KeyDiff;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an edit came to.
 *
 * @param oldVersion the one that AWSCURRENT left, AWSPREVIOUS now
 * @param newVersion the one that AWSCURRENT names; null when there was nothing to change
 * @param changes against the old version
 * @param merged edits of others that were found in between, and kept
 * @param warnings what is left to tidy up
 */
public record Edited(
    String name,
    String arn,
    String oldVersion,
    @Nullable String newVersion,
    KeyDiff changes,
    List<Merge> merged,
    Redeploys redeploys,
    List<String> warnings) {
  public Edited {
    merged = List.copyOf(merged);
    warnings = List.copyOf(warnings);
  }

  /** Somebody else's version and the keys it changed. */
  public record Merge(String version, List<String> keys) {}
}
