package dev.quarterdeck.secrets.edit;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a change of a secret as a whole came to.
 *
 * @param outcome for the record and the person: {@code done, version …}, {@code nothing to change}
 * @param changed whether anything was
 * @param version the first version of one that was created, else null
 * @param finalAt when a deletion can no longer be undone, else null
 * @param tags the secret's, after the change
 */
public record Done(
    String name,
    String arn,
    String outcome,
    boolean changed,
    @Nullable String version,
    @Nullable Instant finalAt,
    Map<String, String> tags) {
  public Done {
    tags = Map.copyOf(tags);
  }
}
