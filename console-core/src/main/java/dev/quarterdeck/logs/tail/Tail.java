package dev.quarterdeck.logs.tail;

import dev.quarterdeck.kernel.Deadline;
import dev.quarterdeck.kernel.Gather;
import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Pause;
import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.kernel.ProblemException;
import dev.quarterdeck.kernel.Unknown;
import dev.quarterdeck.logs.LiveTail;
import dev.quarterdeck.logs.LogLine;
import dev.quarterdeck.logs.LogSource;
import dev.quarterdeck.logs.Logs;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Follows sources side by side and gives their lines merged by time, each once. The one who takes
 * them sets the pace: while it is busy nothing more is read, and reading goes on where it stood, so
 * that memory is bounded and nothing is lost by being slow.
 */
public final class Tail {
  /** How many new events may be held for the order's sake, over all sources. */
  static final int ROOM = 60_000;

  private static final int LEAST_ROOM = 5_000;

  /** Live tails at a time; an account may have 15 in a region. */
  private static final int SESSIONS = 5;

  private static final Duration POLL = Duration.ofSeconds(1);
  private static final Duration DRAIN = Duration.ofMillis(250);

  /** The newest lines wait for others of their time, until the next tick at the latest. */
  private static final Duration HELD = Duration.ofSeconds(2);

  /** Polls a second over all sources: FilterLogEvents allows 25 in the account and region. */
  private static final int POLLS_A_SECOND = 5;

  /** Every call has its own limit; this one is never reached by them. */
  private static final Duration TICK_LIMIT = Duration.ofMinutes(30);

  private final Logs logs;
  private final @Nullable LiveTail live;
  private final InstantSource clock;
  private final Pause pause;

  /** {@code live} is null where only polling is wanted. */
  public Tail(Logs logs, @Nullable LiveTail live, InstantSource clock, Pause pause) {
    this.logs = logs;
    this.live = live;
    this.clock = clock;
    this.pause = pause;
  }

  /**
   * What to read.
   *
   * @param since from when on
   * @param until the end, exclusive; null to follow until the sink has enough
   */
  public record Wish(Instant since, @Nullable Instant until, @Nullable String filterPattern) {}

  /** Takes the lines. Called from one thread. */
  public interface Sink {
    /** In the order of time, but for late ones; false when it has enough. */
    boolean lines(List<LogLine> lines);

    /** Something about the reading that a person should know. */
    void note(String text);

    /** What was counted so far; after every look. */
    default void counted(long late, long sampled, long recovered) {}
  }

  /**
   * How it went.
   *
   * @param late lines that came after younger ones
   * @param sampled updates of live tails that CloudWatch gave a sample of only
   * @param recovered lines left out of samples that polling found
   * @param held the most events and ids that were held at a time
   * @param unknowns sources that could not be read
   */
  public record End(
      long lines,
      long late,
      long sampled,
      long recovered,
      int held,
      List<Unknown> unknowns,
      boolean stopped) {}

  /** Whether the next attempt may do better. */
  static boolean passing(Problem p) {
    return p instanceof Problem.Throttled
        || p instanceof Problem.Unreachable
        || p instanceof Problem.TimedOut;
  }

  /**
   * Runs until the end, the sink's, or an interrupt, which ends it well. Fails when no source can
   * be read.
   */
  public Outcome<End> run(List<LogSource> sources, Wish wish, Sink sink) {
    Run run = new Run(sources, wish, sink);
    try {
      return Outcome.of(run::toTheEnd);
    } finally {
      run.feeds.forEach(Feed::close);
    }
  }

  private final class Run {
    private final Wish wish;
    private final Sink sink;
    private final List<Feed> feeds = new ArrayList<>();
    private final Merge merge = new Merge();
    private final List<Unknown> unknowns = new ArrayList<>();
    private final Set<String> troubled = new HashSet<>();
    private Instant before = Instant.MIN;
    private long lines;
    private int held;
    private long sampled;
    private long recovered;

    Run(List<LogSource> sources, Wish wish, Sink sink) {
      this.wish = wish;
      this.sink = sink;
      LiveTail port = wish.until() == null && sources.size() <= SESSIONS ? live : null;
      for (LogSource s : sources) {
        feeds.add(
            new Feed(
                new Follow(logs, s, wish.filterPattern(), wish.since(), wish.until()),
                port,
                wish.filterPattern()));
      }
    }

    End toTheEnd() {
      while (true) {
        if (!tick()) {
          return end(false);
        }
        boolean caughtUp = feeds.stream().allMatch(Feed::complete);
        if (caughtUp && wish.until() != null && troubled.isEmpty()) {
          give(Instant.MAX);
          return end(false);
        }
        try {
          if (Thread.interrupted()) {
            throw new InterruptedException();
          }
          if (caughtUp || !troubled.isEmpty()) {
            pause.pause(cadence());
          }
        } catch (InterruptedException e) {
          give(Instant.MAX);
          return end(true);
        }
      }
    }

    private Duration cadence() {
      if (feeds.stream().allMatch(Feed::isLive)) {
        return DRAIN;
      }
      Duration fair = Duration.ofMillis(1000L * feeds.size() / POLLS_A_SECOND);
      return fair.compareTo(POLL) > 0 ? fair : POLL;
    }

    /** False when the sink has enough. */
    private boolean tick() {
      Instant now = clock.instant();
      int room = Math.max(LEAST_ROOM, ROOM / feeds.size());
      // Sources that are ahead of one that catches up wait for it.
      Instant behind = slowest();
      List<Feed> due =
          feeds.stream().filter(f -> merge.size() < ROOM || !f.frontier().isAfter(behind)).toList();
      List<Outcome<Feed.Tick>> ticks =
          due.size() == 1
              ? List.of(Outcome.done(due.getFirst().tick(room, now)))
              : Gather.each(
                  Deadline.in(TICK_LIMIT),
                  due,
                  f -> f.source().label(),
                  f -> Outcome.done(f.tick(room, now)));
      for (int i = 0; i < due.size(); i++) {
        take(due.get(i), ticks.get(i));
      }
      held = Math.max(held, merge.size() + feeds.stream().mapToInt(Feed::peak).sum());
      Instant newest = merge.newest();
      Instant settled = newest.equals(Instant.MIN) ? newest : newest.minus(HELD);
      Instant bound = before.isAfter(settled) ? before : settled;
      before = newest;
      sink.counted(
          merge.late(),
          sampled + feeds.stream().mapToLong(Feed::sampled).sum(),
          recovered + feeds.stream().mapToLong(Feed::recovered).sum());
      Instant slowest = slowest();
      return give(bound.isBefore(slowest) ? bound : slowest);
    }

    /** Up to where every source was read. */
    private Instant slowest() {
      return feeds.stream()
          .filter(f -> !f.complete())
          .map(Feed::frontier)
          .min(Instant::compareTo)
          .orElse(Instant.MAX);
    }

    private void take(Feed feed, Outcome<Feed.Tick> outcome) {
      switch (outcome) {
        case Outcome.Done<Feed.Tick>(Feed.Tick t) -> {
          merge.add(feed.source(), t.events());
          if (t.told() != null) {
            sink.note(t.told());
          }
          if (t.problem() == null) {
            troubled.remove(feed.source().ref());
          } else {
            failed(feed, t.problem());
          }
        }
        case Outcome.Failed<Feed.Tick>(Problem p) -> failed(feed, p);
      }
    }

    private void failed(Feed feed, Problem p) {
      if (p instanceof Problem.Interrupted) {
        Thread.currentThread().interrupt();
        return;
      }
      if (passing(p) && wish.until() == null) {
        if (troubled.add(feed.source().ref())) {
          sink.note(feed.source().label() + ": " + p.sentence() + " Trying again.");
        }
        return;
      }
      unknowns.add(Unknown.of("lines of " + feed.source().label(), p));
      count(feed);
      feed.close();
      feeds.remove(feed);
      if (feeds.isEmpty() && lines == 0 && merge.size() == 0) {
        throw new ProblemException(p);
      }
    }

    private boolean give(Instant upTo) {
      List<LogLine> ready = merge.upTo(upTo);
      lines += ready.size();
      return (ready.isEmpty() || sink.lines(ready)) && !feeds.isEmpty();
    }

    private void count(Feed f) {
      sampled += f.sampled();
      recovered += f.recovered();
    }

    private End end(boolean stopped) {
      if (feeds.isEmpty()) {
        give(Instant.MAX);
      }
      feeds.forEach(this::count);
      return new End(lines, merge.late(), sampled, recovered, held, unknowns, stopped);
    }
  }
}
