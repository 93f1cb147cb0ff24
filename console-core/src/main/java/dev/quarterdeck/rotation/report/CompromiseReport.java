package dev.quarterdeck.rotation.report;

import dev.quarterdeck.kernel.Unknown;
import dev.quarterdeck.secrets.Reuse;
import dev.quarterdeck.secrets.StaleTask;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The proof after a compromised key was replaced.
 *
 * @param asOf when it was looked at
 * @param clean whether it is proven that no running task holds the old value: none found, none
 *     pinned, nothing unknown, and none that a rule starts pinned
 * @param tasksChecked running tasks that use the keys
 * @param holding running tasks that still hold the old value, or may
 * @param pinned services that name a version, which no rotation reaches
 * @param scheduled rules whose next start takes the keys, in words
 * @param alsoThere other places whose current value is the old one
 * @param oldVersions what became of the old version of each secret
 */
public record CompromiseReport(
    String operation,
    Instant asOf,
    boolean clean,
    int tasksChecked,
    List<StaleTask> holding,
    List<Pinned> pinned,
    List<String> scheduled,
    List<Reuse.Place> alsoThere,
    List<OldVersion> oldVersions,
    boolean retired,
    List<Unknown> unknowns) {
  public CompromiseReport {
    holding = List.copyOf(holding);
    pinned = List.copyOf(pinned);
    scheduled = List.copyOf(scheduled);
    alsoThere = List.copyOf(alsoThere);
    oldVersions = List.copyOf(oldVersions);
    unknowns = List.copyOf(unknowns);
  }

  /** A place that names a version. */
  public record Pinned(String cluster, @Nullable String service, String secret, String version) {}

  /** The old version of a secret and the labels that are left on it. */
  public record OldVersion(String secret, String version, List<String> labels) {
    public OldVersion {
      labels = List.copyOf(labels);
    }
  }
}
