package dev.quarterdeck.logs.tail;

import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.logs.LogEvent;
import dev.quarterdeck.logs.LogSource;
import dev.quarterdeck.logs.Logs;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One source read by polling. Each pass over its pages begins somewhat before the newest event so
 * far, since events reach CloudWatch late and out of order; what was given already is known by its
 * id. The window that is read again is a minute. Where a minute holds too many events, most passes
 * read the newest of them again, and every few seconds one pass reads all whose ids are kept.
 */
final class Follow {
  /** How late an event may come and still be found, where its source is not too busy. */
  static final Duration LATE = Duration.ofSeconds(60);

  /** About so many events known already are read again by a pass, but a second's at least. */
  static final int AGAIN = 20_000;

  /** The ids of so many are kept, and read again by a pass every {@link #DEEP}. */
  static final int KEPT = 100_000;

  private static final Duration DEEP = Duration.ofSeconds(5);
  private static final Duration LEAST = Duration.ofSeconds(1);

  /** By how much this machine's clock may be ahead before a silent source's lines are missed. */
  private static final Duration SKEW = Duration.ofMinutes(5);

  private static final int PAGE = 10_000;

  private final Logs logs;
  private final LogSource source;
  private final @Nullable String pattern;
  private final @Nullable Instant until;
  private final Seen seen = new Seen();

  /** The newest event's time, or where the reading began. */
  private Instant frontier;

  /** Where the deepest pass begins; never goes back. */
  private Instant from;

  /** When the next pass of all that is kept is due. */
  private Instant deepAt = Instant.MIN;

  /** The pass under way; null between passes. */
  private Logs.@Nullable Range pass;

  private @Nullable String token;
  private int peak;

  /** {@code until}: the end, exclusive; null to follow. */
  Follow(
      Logs logs,
      LogSource source,
      @Nullable String pattern,
      Instant since,
      @Nullable Instant until) {
    this.logs = logs;
    this.source = source;
    this.pattern = pattern;
    this.until = until;
    this.frontier = since;
    this.from = since;
  }

  LogSource source() {
    return source;
  }

  /** Whether the last pass reached the end of what there was. */
  boolean complete() {
    return pass == null;
  }

  Instant frontier() {
    return frontier;
  }

  /** Where passes begin at the earliest: what is older will not be looked for any more. */
  Instant from() {
    return from;
  }

  /** The most ids that were ever held. */
  int peak() {
    return peak;
  }

  /** What was read before a failure is not lost: the next poll goes on behind it. */
  record Polled(List<LogEvent> events, @Nullable Problem problem) {}

  /**
   * What is new, up to about {@code room} events; the pass goes on at the next poll when there is
   * more. {@code now}: this machine's time, by which a silent source moves on.
   */
  Polled poll(int room, Instant now) {
    List<LogEvent> fresh = new ArrayList<>();
    Logs.Range range = pass;
    if (range == null) {
      range = new Logs.Range(source.group(), source.streamPrefix(), start(now), until, pattern);
      pass = range;
      token = null;
    }
    do {
      Logs.Page page;
      switch (logs.page(range, token, PAGE)) {
        case Outcome.Done<Logs.Page>(Logs.Page p) -> page = p;
        case Outcome.Failed<Logs.Page>(Problem p) -> {
          if (p instanceof Problem.Invalid && token != null) {
            // Tokens are forgotten after a day: the next pass begins at the window.
            pass = null;
          }
          return new Polled(fresh, p);
        }
      }
      take(page.events(), fresh);
      if (page.next() != null && page.next().equals(token)) {
        pass = null;
        return new Polled(fresh, repeated());
      }
      token = page.next();
    } while (token != null && fresh.size() < room);
    if (token == null) {
      pass = null;
      advance(now.minus(SKEW));
    }
    return new Polled(fresh, null);
  }

  private Instant start(Instant now) {
    long bounded = seen.windowStart(AGAIN);
    if (bounded == Long.MIN_VALUE || !now.isBefore(deepAt)) {
      deepAt = now.plus(DEEP);
      return from;
    }
    Instant newest = Instant.ofEpochMilli(bounded);
    Instant least = frontier.minus(LEAST);
    Instant start = newest.isBefore(least) ? newest : least;
    return start.isBefore(from) ? from : start;
  }

  private void take(List<LogEvent> events, List<LogEvent> fresh) {
    for (LogEvent e : events) {
      if (seen.add(e.at().toEpochMilli(), e.eventId())) {
        fresh.add(e);
        frontier = e.at().isAfter(frontier) ? e.at() : frontier;
      }
    }
    peak = Math.max(peak, seen.size());
    settle();
  }

  /** Events up to that time are known by other means, or there are none. */
  void advance(Instant at) {
    if (at.isAfter(frontier)) {
      frontier = at;
      settle();
    }
  }

  /** Nothing before may be read again: it would not be recognised. */
  void notBefore(Instant at) {
    if (at.isAfter(from)) {
      from = at;
      seen.forgetBefore(from.toEpochMilli());
    }
  }

  private void settle() {
    notBefore(frontier.minus(LATE));
    long bounded = seen.windowStart(KEPT);
    if (bounded != Long.MIN_VALUE) {
      notBefore(Instant.ofEpochMilli(bounded));
    }
  }

  private Problem repeated() {
    return new Problem.Unexpected(
        "The events of " + source.group() + " came back with the same page token twice.",
        "Check --endpoint-url; the endpoint does not page as AWS does.",
        "repeating token");
  }
}
