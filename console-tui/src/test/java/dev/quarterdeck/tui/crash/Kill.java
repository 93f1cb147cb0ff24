package dev.quarterdeck.tui.crash;

/**
 * When a process is killed.
 *
 * @param n from 1
 * @param action only requests of this action count; empty for all that are made once there is a
 *     journal
 */
record Kill(Kind kind, int n, String action) {
  /** At what. */
  enum Kind {
    /** A request has arrived and is not handled. */
    BEFORE,
    /** A request was handled and is not answered. */
    AFTER,
    /** The journal was written. */
    JOURNAL,
    /** Never: to see what a whole run does. */
    NEVER
  }

  @Override
  public String toString() {
    return kind.name().toLowerCase(java.util.Locale.ROOT)
        + " "
        + (action.isEmpty() ? kind == Kind.JOURNAL ? "write" : "request" : action)
        + " "
        + n;
  }
}
