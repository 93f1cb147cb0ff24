package dev.quarterdeck.kernel;

/** Problems that are not about AWS and are raised from several places. */
public final class Problems {
  private Problems() {}

  public static Problem interrupted() {
    return new Problem.Interrupted(
        "Stopped before the end.", "Run the same command again to start over.");
  }

  public static Problem timedOut(String what) {
    return new Problem.TimedOut(
        what + " did not finish in time.",
        "Try again, or allow more time with --timeout, for example --timeout 10m.");
  }

  /**
   * Names the class of the failure and the place in our code; messages of strangers may hold
   * values.
   */
  public static Problem unexpected(Throwable e) {
    return new Problem.Unexpected(
        "Something went wrong inside Quarterdeck (" + e.getClass().getSimpleName() + ").",
        "Run again with -v and report what it prints; nothing was changed unless said above.",
        Defect.origin(e));
  }
}
