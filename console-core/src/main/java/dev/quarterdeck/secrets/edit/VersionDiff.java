package dev.quarterdeck.secrets.edit;

import dev.quarterdeck.secrets.KeyDiff;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Two versions of a secret and the keys in which they differ. */
public record VersionDiff(String name, String arn, Side from, Side to, KeyDiff keys) {
  /** One of the two. */
  public record Side(String version, List<String> stages, @Nullable Instant createdAt) {}
}
