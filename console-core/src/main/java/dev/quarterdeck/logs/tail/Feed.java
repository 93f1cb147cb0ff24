package dev.quarterdeck.logs.tail;

import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.logs.LiveTail;
import dev.quarterdeck.logs.LogEvent;
import dev.quarterdeck.logs.LogSource;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One source by a live tail where that is allowed, with polling behind it: polling reads what was
 * there before the session began, what came between two sessions, and what CloudWatch sampled away.
 */
final class Feed implements AutoCloseable {
  /** After a session began, events ingested shortly before may still be missing from polls. */
  private static final Duration SETTLING = Duration.ofSeconds(10);

  /** Kept of what a live tail gave, to recognise it in polls: a minute at its highest rate. */
  private static final int PAIRED = 40_000;

  /** So many sampled updates, none whole between them, and the source is polled for good. */
  private static final int TOO_BUSY = 5;

  private static final Duration FIRST_WAIT = Duration.ofSeconds(1);
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

  private final Follow follow;
  private final @Nullable LiveTail live;
  private final @Nullable String pattern;
  private final Pairs fromLive = new Pairs();
  private final Pairs fromPolls = new Pairs();
  private LiveTail.@Nullable Session session;
  private boolean liveWanted;
  private Instant pollUntil = Instant.MAX;
  private Instant retryAt = Instant.MIN;
  private Duration wait = FIRST_WAIT;
  private int busy;
  private long sampled;
  private long recovered;

  /** {@code live} is null to poll only. */
  Feed(Follow follow, @Nullable LiveTail live, @Nullable String pattern) {
    this.follow = follow;
    this.live = live;
    this.pattern = pattern;
    this.liveWanted = live != null && follow.source().arn() != null;
  }

  /**
   * What a tick gave.
   *
   * @param problem why the source could not be read now; null when it could
   * @param told something worth saying once; null for nothing
   */
  record Tick(List<LogEvent> events, @Nullable Problem problem, @Nullable String told) {}

  LogSource source() {
    return follow.source();
  }

  boolean complete() {
    return follow.complete();
  }

  Instant frontier() {
    return follow.frontier();
  }

  int peak() {
    return follow.peak();
  }

  boolean isLive() {
    return session != null;
  }

  /** Updates that CloudWatch sampled, and the events found by polls that the samples left out. */
  long sampled() {
    return sampled;
  }

  long recovered() {
    return recovered;
  }

  Tick tick(int room, Instant now) {
    List<LogEvent> events = new ArrayList<>();
    String told = connect(now);
    boolean sampledNow = false;
    LiveTail.Session open = session;
    if (open != null) {
      // Asked before its news: what came before the end is among them.
      Problem end = open.ended();
      LiveTail.News news = open.news();
      // A sample is left to the polls, which read it whole.
      if (news.sampled() == 0) {
        take(news.events(), events, now);
      }
      sampled += news.sampled();
      sampledNow = news.sampled() > 0;
      told = watch(news, end, now, told);
    }
    @Nullable Problem problem = null;
    if (session == null || now.isBefore(pollUntil) || !follow.complete()) {
      Follow.Polled polled = follow.poll(room, now);
      for (LogEvent e : polled.events()) {
        if (!fromLive.take(e)) {
          events.add(e);
          recovered += sampledNow || busy > 0 ? 1 : 0;
          if (session != null) {
            fromPolls.add(e);
          }
        }
      }
      problem = polled.problem();
    }
    Instant start = follow.from();
    fromLive.forget(start.toEpochMilli(), PAIRED);
    fromPolls.forget(start.toEpochMilli(), PAIRED);
    return new Tick(events, problem, told);
  }

  private void take(List<LogEvent> news, List<LogEvent> events, Instant now) {
    for (LogEvent e : news) {
      if (fromPolls.forgot(e)) {
        // Polls may have given it: they alone know.
        pollUntil = now.plus(SETTLING);
        continue;
      }
      if (fromPolls.take(e)) {
        recovered = Math.max(0, recovered - 1);
      } else {
        events.add(e);
        fromLive.add(e);
      }
      follow.advance(e.at());
    }
    Instant oldest = fromLive.trimmedTo(PAIRED);
    if (oldest != null) {
      follow.notBefore(oldest);
    }
  }

  private @Nullable String watch(
      LiveTail.News news, @Nullable Problem end, Instant now, @Nullable String told) {
    if (news.sampled() > 0) {
      busy += news.sampled();
      pollUntil = now.plus(SETTLING);
    } else if (news.updates() > 0) {
      busy = 0;
    }
    if (busy >= TOO_BUSY) {
      stop();
      liveWanted = false;
      return source().label()
          + " writes more than the "
          + LiveTail.MOST_A_SECOND
          + " lines a second that a live tail carries: polling it instead.";
    }
    if (end != null) {
      stop();
      retryAt = now;
    }
    return told;
  }

  private @Nullable String connect(Instant now) {
    LiveTail port = live;
    if (!liveWanted || port == null || session != null || now.isBefore(retryAt)) {
      return null;
    }
    switch (port.open(source(), pattern)) {
      case Outcome.Done<LiveTail.Session>(LiveTail.Session opened) -> {
        session = opened;
        pollUntil = now.plus(SETTLING);
        wait = FIRST_WAIT;
        return null;
      }
      case Outcome.Failed<LiveTail.Session>(Problem p) -> {
        if (Tail.passing(p)) {
          retryAt = now.plus(wait);
          wait =
              wait.multipliedBy(2).compareTo(LONGEST_WAIT) > 0
                  ? LONGEST_WAIT
                  : wait.multipliedBy(2);
          return null;
        }
        liveWanted = false;
        return p instanceof Problem.Interrupted
            ? null
            : "No live tail of " + source().label() + ": " + p.sentence() + " Polling it instead.";
      }
    }
  }

  private void stop() {
    if (session != null) {
      session.close();
      session = null;
    }
    pollUntil = Instant.MAX;
  }

  @Override
  public void close() {
    stop();
  }
}
