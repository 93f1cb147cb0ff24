package dev.quarterdeck.kernel;

/** The documented exit codes of every command; scripts rely on the numbers. */
public enum ExitCode {
  /** Done, and the answer is good. */
  GOOD(0),
  /** Done, and the answer is bad: degraded, stale, gate failed, backed out. */
  BAD(1),
  /** The command line or a file given on it is wrong. */
  USAGE(2),
  /** Credentials are missing, expired or lack a permission. */
  CREDENTIALS(3),
  NOT_FOUND(4),
  /** AWS is unreachable, throttled or did not answer in time. */
  UNREACHABLE(5),
  /** Refused by the console: read-only, not confirmed, or in conflict with somebody else. */
  REFUSED(6),
  /** Interrupted or paused; can be resumed. */
  INTERRUPTED(7),
  /** A defect of the console's own. */
  DEFECT(10);

  private final int code;

  ExitCode(int code) {
    this.code = code;
  }

  public int code() {
    return code;
  }
}
