package dev.quarterdeck.logs.search;

import dev.quarterdeck.kernel.Deadline;
import dev.quarterdeck.kernel.Gaps;
import dev.quarterdeck.kernel.Gather;
import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.kernel.ProblemException;
import dev.quarterdeck.kernel.Unknown;
import dev.quarterdeck.logs.LineFilter;
import dev.quarterdeck.logs.LogEvent;
import dev.quarterdeck.logs.LogLine;
import dev.quarterdeck.logs.LogSource;
import dev.quarterdeck.logs.Logs;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.DoubleConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Looks for lines over a long window, the newest part first, so that a limit keeps what matters
 * most and a stop in between leaves a whole recent part.
 */
public final class Search {
  private static final int SLICES = 48;
  private static final Duration SHORTEST = Duration.ofMinutes(1);
  private static final int PAGE = 10_000;

  /** Lines around a hit cost two calls each. */
  public static final int MOST_SURROUNDED = 200;

  /** Every call has its own limit; this one is never reached by them. */
  private static final Duration LIMIT = Duration.ofHours(6);

  private final Logs logs;

  public Search(Logs logs) {
    this.logs = logs;
  }

  /**
   * @param to exclusive
   * @param filterPattern CloudWatch's; null for all
   * @param limit the most hits, the newest ones; at least 1
   * @param around how many lines before and after each hit
   */
  public record Wish(
      Instant from,
      Instant to,
      @Nullable String filterPattern,
      LineFilter filter,
      int limit,
      int around) {}

  /**
   * What was found, oldest first.
   *
   * @param searchedFrom everything from then to the end was looked through
   * @param more there are, or may be, earlier hits
   * @param stopped somebody stopped it before the whole window was looked through
   */
  public record Found(
      List<Hit> hits, Instant searchedFrom, boolean more, boolean stopped, List<Unknown> unknowns) {
    public Found {
      hits = List.copyOf(hits);
      unknowns = List.copyOf(unknowns);
    }
  }

  /** Sees how a search goes on. Called from one thread. */
  public interface Watcher {
    /** The share of the window that was looked through, 0 to 1. */
    void searched(double share);

    /** Hits of the next part, oldest first; all of them are older than those before. */
    void found(List<LogLine> lines);
  }

  /** One part of the window. */
  private record Slice(Instant from, Instant to) {}

  /**
   * @param progress told the share of the window that was looked through, 0 to 1
   */
  public Outcome<Found> run(List<LogSource> sources, Wish wish, DoubleConsumer progress) {
    return run(
        sources,
        wish,
        new Watcher() {
          @Override
          public void searched(double share) {
            progress.accept(share);
          }

          @Override
          public void found(List<LogLine> lines) {
            // They are in the answer.
          }
        });
  }

  /** The same for somebody who wants the hits as they are found. */
  public Outcome<Found> run(List<LogSource> sources, Wish wish, Watcher watcher) {
    return Outcome.of(() -> new Run(sources, wish, watcher).found());
  }

  private final class Run {
    private final List<LogSource> sources;
    private final Wish wish;
    private final Watcher watcher;
    private final Deque<LogLine> hits = new ArrayDeque<>();
    private final List<Unknown> unknowns = new ArrayList<>();
    private final Gaps gaps = new Gaps();
    private final Set<LogSource> failed = new HashSet<>();
    private boolean more;
    private boolean stopped;

    Run(List<LogSource> sources, Wish wish, Watcher watcher) {
      this.sources = sources;
      this.wish = wish;
      this.watcher = watcher;
    }

    Found found() {
      Instant searched = wish.to();
      List<Slice> slices = slices();
      for (int i = 0; i < slices.size() && !stopped && !more; i++) {
        watcher.searched((double) i / slices.size());
        if (slice(slices.get(i))) {
          searched = slices.get(i).from();
        }
        more |= hits.size() >= wish.limit() && i + 1 < slices.size();
      }
      if (!stopped) {
        watcher.searched(1);
      }
      List<Hit> surrounded = around(List.copyOf(hits));
      unknowns.addAll(gaps.told());
      if (stopped) {
        // The stop is answered; what is done with the answer must not be cut short by it.
        Thread.interrupted();
      }
      return new Found(surrounded, searched, more || stopped, stopped, unknowns);
    }

    /** Newest first. */
    private List<Slice> slices() {
      Duration whole = Duration.between(wish.from(), wish.to());
      long n = Math.clamp(whole.dividedBy(SHORTEST), 1, SLICES);
      List<Slice> slices = new ArrayList<>();
      Instant end = wish.to();
      for (long i = 1; i <= n; i++) {
        Instant start = i == n ? wish.from() : wish.to().minusMillis(whole.toMillis() / n * i);
        slices.add(new Slice(start, end));
        end = start;
      }
      return slices;
    }

    /** Adds the slice's hits in front; false when it was not read to its end. */
    private boolean slice(Slice slice) {
      List<LogSource> asked = sources.stream().filter(s -> !failed.contains(s)).toList();
      List<Outcome<Part>> parts =
          Gather.each(
              Deadline.in(LIMIT), asked, LogSource::label, s -> Outcome.of(() -> read(s, slice)));
      List<LogLine> lines = new ArrayList<>();
      for (int i = 0; i < parts.size(); i++) {
        switch (parts.get(i)) {
          case Outcome.Done<Part>(Part part) -> {
            lines.addAll(part.lines());
            more |= part.cut();
          }
          case Outcome.Failed<Part>(Problem p) -> failed(asked.get(i), p);
        }
      }
      if (stopped) {
        // A part of a slice would look like the whole of it.
        return false;
      }
      lines.sort(Comparator.comparing(l -> l.event().at()));
      int room = wish.limit() - hits.size();
      more |= lines.size() > room;
      List<LogLine> newest = lines.subList(Math.max(0, lines.size() - room), lines.size());
      newest.reversed().forEach(hits::addFirst);
      if (!newest.isEmpty()) {
        watcher.found(List.copyOf(newest));
      }
      return true;
    }

    private void failed(LogSource source, Problem p) {
      if (p instanceof Problem.Interrupted) {
        stopped = true;
        return;
      }
      failed.add(source);
      gaps.add("lines", "lines of " + source.label(), p);
      if (failed.size() == sources.size() && hits.isEmpty()) {
        throw new ProblemException(p);
      }
    }

    /** The newest hits of a source in a slice; {@code cut} when there were more than the limit. */
    private record Part(List<LogLine> lines, boolean cut) {}

    private Part read(LogSource source, Slice slice) {
      Deque<LogLine> kept = new ArrayDeque<>();
      boolean cut = false;
      Logs.Range range =
          new Logs.Range(
              source.group(),
              source.streamPrefix(),
              slice.from(),
              slice.to(),
              wish.filterPattern());
      @Nullable String token = null;
      do {
        Logs.Page page = logs.page(range, token, PAGE).orThrow();
        for (LogEvent e : page.events()) {
          LogLine line = LogLine.of(source, e, false);
          if (wish.filter().wants(line)) {
            kept.addLast(line);
            if (kept.size() > wish.limit()) {
              kept.removeFirst();
              cut = true;
            }
          }
        }
        String next = page.next();
        token = next == null || next.equals(token) ? null : next;
      } while (token != null);
      return new Part(List.copyOf(kept), cut);
    }

    private List<Hit> around(List<LogLine> lines) {
      if (wish.around() == 0 || stopped) {
        return lines.stream().map(Hit::alone).toList();
      }
      int skipped = Math.max(0, lines.size() - MOST_SURROUNDED);
      if (skipped > 0) {
        unknowns.add(
            new Unknown(
                "the lines around the earliest " + skipped + " hits",
                "Lines are read around the newest " + MOST_SURROUNDED + " hits only.",
                null));
      }
      List<LogLine> newest = lines.subList(skipped, lines.size());
      List<Outcome<Hit>> read =
          Gather.each(Deadline.in(LIMIT), newest, l -> "lines around a hit", l -> surrounded(l));
      List<Hit> all = new ArrayList<>(lines.subList(0, skipped).stream().map(Hit::alone).toList());
      for (int i = 0; i < newest.size(); i++) {
        switch (read.get(i)) {
          case Outcome.Done<Hit>(Hit hit) -> all.add(hit);
          case Outcome.Failed<Hit>(Problem p) -> {
            stopped |= p instanceof Problem.Interrupted;
            gaps.add("around", "lines around a hit", p);
            all.add(Hit.alone(newest.get(i)));
          }
        }
      }
      return all;
    }

    private Outcome<Hit> surrounded(LogLine line) {
      LogEvent e = line.event();
      int n = wish.around();
      return logs.around(e.group(), e.stream(), e.at(), n, n)
          .map(
              lines -> {
                int at = 0;
                while (at < lines.size() && !same(lines.get(at), e)) {
                  at++;
                }
                return at == lines.size()
                    ? Hit.alone(line)
                    : new Hit(
                        line,
                        lines.subList(Math.max(0, at - n), at),
                        lines.subList(at + 1, Math.min(lines.size(), at + 1 + n)));
              });
    }

    private static boolean same(LogEvent a, LogEvent b) {
      return a.at().equals(b.at()) && a.message().equals(b.message());
    }
  }
}
