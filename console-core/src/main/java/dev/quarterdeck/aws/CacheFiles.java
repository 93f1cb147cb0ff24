package dev.quarterdeck.aws;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Names of the files that remember AWS's unchanging facts: one per kind, account and region. */
final class CacheFiles {
  private CacheFiles() {}

  /** {@code account-region} of an ARN, fit for a file's name. */
  static String place(String arn) {
    String[] parts = arn.split(":", 6);
    String place = parts.length < 6 ? "other" : parts[4] + "-" + parts[3];
    return place.replaceAll("[^A-Za-z0-9-]", "_");
  }

  static @Nullable Path file(@Nullable Path folder, String kind, String arn) {
    return folder == null ? null : folder.resolve(kind + "-" + place(arn) + ".facts");
  }
}
