package dev.quarterdeck.secrets;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Whether a running task holds the version that a label names now. Secrets reach a container only
 * when it starts, somewhere between the task's creation and its start; a label can have moved to
 * its version anywhere between the version's creation and the secret's last change.
 */
public enum Freshness {
  FRESH,
  /** Started before the version existed. */
  STALE,
  /** The windows overlap: nobody can tell from outside. */
  POSSIBLY_STALE,
  /** A date that decides could not be read. */
  UNKNOWN;

  /**
   * @param taskCreated when ECS accepted the task
   * @param taskStarted when its containers had started; null while they have not
   * @param versionCreated when the version that the label names was made
   * @param secretChanged the secret's last change of any kind; null when AWS did not say
   */
  public static Freshness of(
      @Nullable Instant taskCreated,
      @Nullable Instant taskStarted,
      @Nullable Instant versionCreated,
      @Nullable Instant secretChanged) {
    if (versionCreated == null || taskCreated == null) {
      return UNKNOWN;
    }
    if (taskStarted != null && taskStarted.isBefore(versionCreated)) {
      return STALE;
    }
    Instant labelMovedBy =
        secretChanged == null || secretChanged.isBefore(versionCreated)
            ? versionCreated
            : secretChanged;
    return taskCreated.isAfter(labelMovedBy) ? FRESH : POSSIBLY_STALE;
  }
}
