package dev.quarterdeck.sandbox.wire;

import java.time.Duration;

/** One way to misbehave. */
public sealed interface Fault {
  /** Answers that the rate was exceeded. */
  record Throttle() implements Fault {}

  /** Waits before answering. */
  record Slow(Duration delay) implements Fault {}

  /** Answers a failure of the service itself, HTTP 500 or 503. */
  record Fail(int status) implements Fault {}

  /** Closes the connection; nothing has happened. */
  record CutBefore() implements Fault {}

  /** Does what was asked, then closes the connection without an answer. */
  record CutAfter() implements Fault {}

  /** Never answers, until the server is closed. */
  record Hang() implements Fault {}

  /** Answers that no policy allows the action on the resource (an ARN, or {@code *}). */
  record Deny(String resource) implements Fault {}

  /** Answers, and whatever AWS lets strangers write holds what harms a careless reader. */
  record Hostile() implements Fault {}

  /** Answers every list in pages of one, as AWS may: less than asked for, and a token for more. */
  record ShortPages() implements Fault {}

  /** Answers that the caller's credentials have expired. */
  record Expire() implements Fault {}

  /** Answers that the caller's clock is too far from its own. */
  record Skew() implements Fault {}
}
