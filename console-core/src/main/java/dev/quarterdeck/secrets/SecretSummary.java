package dev.quarterdeck.secrets;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One secret without its value, from {@code list-secrets} or {@code describe-secret}.
 *
 * @param lastAccessed at a day's resolution, as Secrets Manager keeps it
 * @param deletedAt when the recovery window ends, for a secret scheduled for deletion
 * @param stages version id to its labels
 * @param owningService set where another AWS service manages the secret
 */
public record SecretSummary(
    String arn,
    String name,
    @Nullable String description,
    @Nullable Instant createdAt,
    @Nullable Instant changedAt,
    @Nullable Instant lastAccessed,
    @Nullable Instant deletedAt,
    Rotation rotation,
    Map<String, List<String>> stages,
    Map<String, String> tags,
    @Nullable String owningService,
    @Nullable String primaryRegion,
    @Nullable String kmsKeyId) {

  /** The version that holds AWSCURRENT, or null. */
  public @Nullable String currentVersion() {
    return versionOf("AWSCURRENT");
  }

  /** The version that holds the label, or null. */
  public @Nullable String versionOf(String stage) {
    for (Map.Entry<String, List<String>> e : stages.entrySet()) {
      if (e.getValue().contains(stage)) {
        return e.getKey();
      }
    }
    return null;
  }
}
