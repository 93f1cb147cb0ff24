package dev.quarterdeck.health;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Why a verdict is what it is.
 *
 * @param signal what was looked at, for example {@code tasks}, {@code targets}, {@code rollout}
 * @param text a sentence
 * @param since when it began, where that is known
 * @param fix what to do: a command or a place to look
 */
public record Reason(
    String signal, Severity severity, String text, @Nullable Instant since, @Nullable String fix) {

  /** From harmless to worst. */
  public enum Severity {
    INFO,
    UNKNOWN,
    WARNING,
    CRITICAL
  }
}
