package dev.quarterdeck.readiness.plaintext;

/**
 * Why a text looks like a secret; never the text itself.
 *
 * @param rule the shape or the reason, for example {@code github-token}
 * @param level how sure that is
 * @param text completes "NAME holds …", for example {@code a GitHub token}
 */
public record Suspicion(String rule, Level level, String text) {
  public enum Level {
    /** Somebody should look: random text under a name that says nothing. */
    REVIEW,
    SECRET
  }
}
