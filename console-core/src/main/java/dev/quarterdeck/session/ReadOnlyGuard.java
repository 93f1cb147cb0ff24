package dev.quarterdeck.session;

import dev.quarterdeck.kernel.Problem;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whether this session may change anything. The AWS adapters ask it before every call, so no screen
 * or command can forget it. A session that is read-only can be elevated for a time; it closes again
 * by itself, but not under a change that began before.
 */
public final class ReadOnlyGuard {
  private final InstantSource clock;
  private boolean readOnly;
  private @Nullable Instant until;
  private int underWay;

  public ReadOnlyGuard(boolean readOnly) {
    this(readOnly, InstantSource.system());
  }

  /** {@code clock} tells when an elevation is over. */
  public ReadOnlyGuard(boolean readOnly, InstantSource clock) {
    this.readOnly = readOnly;
    this.clock = clock;
  }

  /** Whether nothing may be begun now. */
  public synchronized boolean readOnly() {
    return readOnly && elevatedUntil() == null;
  }

  /** When an elevation ends; null while there is none. */
  public synchronized @Nullable Instant elevatedUntil() {
    Instant end = until;
    return readOnly && end != null && clock.instant().isBefore(end) ? end : null;
  }

  /** Makes the session read-only at once; an elevation ends with it. */
  public synchronized void close() {
    readOnly = true;
    until = null;
  }

  /** Lets changes begin until then, where the session is read-only. */
  synchronized void elevate(Instant end) {
    until = end;
  }

  /** Ends an elevation before its time. */
  synchronized void lower() {
    until = null;
  }

  /**
   * A change that was allowed to begin is allowed to end, also when the elevation ends meanwhile:
   * cut off half way it would leave a worse state than either.
   */
  public synchronized Held hold() {
    underWay++;
    return this::letGo;
  }

  private synchronized void letGo() {
    underWay--;
  }

  /** Until it is closed, what began goes on. */
  @FunctionalInterface
  public interface Held extends AutoCloseable {
    @Override
    void close();
  }

  /** The refusal of a change that is about to begin, or empty when it may. */
  public synchronized Optional<Problem> refusalToBegin(String operation) {
    return readOnly() ? refused(operation) : Optional.empty();
  }

  /**
   * The refusal of an operation, or empty when it may go on.
   *
   * @param operation as {@link ReadOperations} spells it, for example {@code ecs:UpdateService}
   */
  public synchronized Optional<Problem> refusal(String operation) {
    return readOnly() && underWay == 0 ? refused(operation) : Optional.empty();
  }

  private static Optional<Problem> refused(String operation) {
    return ReadOperations.contains(operation)
        ? Optional.empty()
        : Optional.of(
            new Problem.Refused(
                "This session is read-only: " + operation + " was not sent.",
                "Leave out --read-only, or readOnly in the configuration, where changes are meant;"
                    + " in the console W allows them for a time."));
  }
}
