package dev.quarterdeck.secrets;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One version of a secret; without labels it is deprecated and may vanish. */
public record SecretVersion(
    String id, List<String> stages, @Nullable Instant createdAt, @Nullable Instant lastAccessed) {
  public boolean has(String stage) {
    return stages.contains(stage);
  }
}
