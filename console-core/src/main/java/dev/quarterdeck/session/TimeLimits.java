package dev.quarterdeck.session;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How long things may take. A single call has a limit of its own, so that a lost answer is noticed
 * early however long the whole may take.
 *
 * @param command one command, or one refresh of a console, in all
 * @param call one call of AWS with its retries; one attempt has a third of it
 */
public record TimeLimits(Duration command, Duration call) {
  /** For a command that reads one thing, and for one call. */
  public static final Duration USUAL = Duration.ofSeconds(30);

  /**
   * For what reads a whole account: Elastic Load Balancing alone tells the health of 500 target
   * groups in no less than 46 s (40 at once, then 10 a second).
   */
  public static final Duration LONG = Duration.ofMinutes(5);

  /** However long somebody is willing to wait, a call that hangs for longer is lost. */
  private static final Duration LONGEST_CALL = Duration.ofMinutes(3);

  /** What a person asked for. */
  public static TimeLimits asked(Duration limit) {
    return new TimeLimits(limit, shorter(limit, LONGEST_CALL));
  }

  /** What a person asked for, or else what is usual for the work at hand. */
  public static TimeLimits of(@Nullable Duration asked, Duration usual) {
    return asked != null ? asked(asked) : new TimeLimits(usual, shorter(usual, USUAL));
  }

  private static Duration shorter(Duration a, Duration b) {
    return a.compareTo(b) < 0 ? a : b;
  }
}
