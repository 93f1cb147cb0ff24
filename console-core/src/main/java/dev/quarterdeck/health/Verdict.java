package dev.quarterdeck.health;

/** What a service comes to; declared from best to worst, the worst service decides the whole. */
public enum Verdict {
  HEALTHY,
  /** A roll-out is under way and going well. */
  DEPLOYING,
  /** What decides could not be read; never looks healthy. */
  UNKNOWN,
  /** It serves, with something wrong. */
  DEGRADED,
  /** Nothing serves. */
  DOWN;

  public static Verdict worst(Verdict a, Verdict b) {
    return a.compareTo(b) >= 0 ? a : b;
  }
}
