package dev.quarterdeck.rotation.journal;

import java.time.Instant;

/**
 * One line of what happened.
 *
 * @param step for example {@code stage}, {@code promote}, {@code backOut.roll}
 * @param status how far it is
 * @param detail in words, never a value
 */
public record StepEntry(String step, Status status, Instant at, String detail) {
  /** How far a step is. */
  public enum Status {
    /** Meant: written before the call. */
    STARTED,
    DONE,
    FAILED,
    /** Left as it was, by a pause. */
    PAUSED
  }
}
