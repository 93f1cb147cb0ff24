package dev.quarterdeck.session;

import dev.quarterdeck.kernel.Problem;
import java.util.Optional;

/**
 * Whether this session may change anything. The AWS adapters ask it before every call, so no screen
 * or command can forget it.
 */
public final class ReadOnlyGuard {
  private volatile boolean readOnly;

  public ReadOnlyGuard(boolean readOnly) {
    this.readOnly = readOnly;
  }

  public boolean readOnly() {
    return readOnly;
  }

  /** Makes the session read-only at once, for the rest of its life. */
  public void close() {
    readOnly = true;
  }

  /**
   * The refusal of an operation, or empty when it may go on.
   *
   * @param operation as {@link ReadOperations} spells it, for example {@code ecs:UpdateService}
   */
  public Optional<Problem> refusal(String operation) {
    if (!readOnly || ReadOperations.contains(operation)) {
      return Optional.empty();
    }
    return Optional.of(
        new Problem.Refused(
            "This session is read-only: " + operation + " was not sent.",
            "Leave out --read-only, or readOnly in the configuration, where changes are meant."));
  }
}
