package dev.quarterdeck.rotation.journal;

/** Where an operation is. */
public enum Status {
  /** Under way, or its process ended without a word: {@code resume} goes on. */
  RUNNING,
  /** Waits for a person, or was stopped by one; {@code resume} or {@code abort}. */
  PAUSED,
  /** Every consumer runs with the new value. The old one may still have to be retired. */
  COMPLETED,
  /** Taken back after it was promoted: secret and services are as before. */
  BACKED_OUT,
  /** Ended before anything was promoted; what was staged is taken back. */
  FAILED;

  /** Whether nothing is left to resume or abort. */
  public boolean ended() {
    return this == COMPLETED || this == BACKED_OUT || this == FAILED;
  }
}
