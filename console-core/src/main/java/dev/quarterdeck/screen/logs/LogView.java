package dev.quarterdeck.screen.logs;

import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.kernel.Text;
import dev.quarterdeck.logs.LogLevel;
import dev.quarterdeck.logs.LogLine;
import dev.quarterdeck.logs.tail.Tail;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Lines with what a person did to them: bounded, followed or held still, searched.
 *
 * @param lines the newest, oldest first; those that {@code bad} leaves out are among them
 * @param cursor counts through {@link #shown}; meaningless while following
 * @param following new lines are taken and the last is in sight; otherwise they wait
 * @param bad only lines that warn, or worse
 * @param raw JSON as it came
 * @param hits how many of the shown lines hold what is searched
 * @param goTo where to stand as soon as lines of that time are there; null when done
 */
public record LogView(
    List<LogLine> lines,
    List<LogLine> shown,
    int cursor,
    boolean following,
    boolean wrap,
    boolean bad,
    boolean raw,
    String search,
    long hits,
    @Nullable Instant goTo,
    Progress progress) {
  /** Where one stands among lines that come from the newest back: all are taken till it ends. */
  public static final Instant FROM_THE_END = Instant.MAX;

  /** Kept for looking back; older ones are in CloudWatch. */
  public static final int MOST = 100_000;

  /** Of their messages, so that long lines do not fill the memory: some 100 MB at most. */
  static final long MOST_CHARS = 50_000_000;

  /**
   * How the reading goes.
   *
   * @param waiting lines that came while it was held still
   * @param dropped lines that did not fit into what waits
   * @param left lines that were shown and are not kept any more
   * @param note what the reading told last
   * @param over it has ended; {@code problem} says why, where it failed
   */
  public record Progress(
      long waiting,
      long dropped,
      long left,
      Tailing.Counts counts,
      String note,
      boolean over,
      @Nullable Problem problem) {}

  /** {@code at}: where to stand; null follows what comes. */
  public static LogView start(@Nullable Instant at) {
    return new LogView(
        List.of(),
        List.of(),
        0,
        true,
        false,
        false,
        false,
        "",
        0,
        at,
        new Progress(0, 0, 0, Tailing.Counts.NONE, "", false, null));
  }

  /** With what a person chose for another view of the same. */
  public LogView like(LogView other) {
    return new LogView(
            lines,
            shown,
            cursor,
            following,
            other.wrap,
            other.bad,
            other.raw,
            other.search,
            0,
            goTo,
            progress)
        .derived();
  }

  /** Whether new lines belong into it; until its time is found it takes them all. */
  public boolean takes() {
    return following || goTo != null;
  }

  /** Lines came, or were counted. What is held is neither copied nor looked through again. */
  public LogView with(Tailing.News news) {
    boolean backwards = FROM_THE_END.equals(goTo);
    KeptLines all = KeptLines.of(lines).plus(news.lines());
    if (backwards) {
      all = KeptLines.of(all.stream().sorted(Comparator.comparing(l -> l.event().at())).toList());
    }
    int over = all.over(MOST, MOST_CHARS);
    List<LogLine> gone = all.subList(0, over);
    boolean ended = news.end() != null;
    Progress now =
        new Progress(
            news.waiting(),
            news.dropped(),
            progress.left + over,
            news.counts(),
            news.note(),
            ended,
            news.end() instanceof Outcome.Failed<Tail.End>(Problem p) ? p : null);
    KeptLines kept = all.minus(over);
    LogView next =
        new LogView(
            kept,
            bad && !backwards ? shownWith(news.lines(), gone) : kept,
            cursor,
            following,
            wrap,
            bad,
            raw,
            search,
            hits + hitsIn(news.lines()) - hitsIn(gone),
            goTo,
            now);
    if (backwards) {
      return next.derived().standing(line(), ended);
    }
    return goTo == null ? next : next.reached(ended);
  }

  /** On the same line as before, whatever came in front of it. */
  private LogView standing(@Nullable LogLine on, boolean ended) {
    int at = following || on == null ? shown.size() - 1 : shown.indexOf(on);
    return at(at, following && !ended, ended ? null : goTo);
  }

  private KeptLines shownWith(List<LogLine> came, List<LogLine> gone) {
    return KeptLines.of(shown)
        .plus(came.stream().filter(LogView::isBad).toList())
        .minus((int) gone.stream().filter(LogView::isBad).count());
  }

  /** Among those that are shown. */
  private long hitsIn(List<LogLine> some) {
    if (search.isEmpty()) {
      return 0;
    }
    long count = 0;
    for (int i = 0; i < some.size(); i++) {
      LogLine line = some.get(i);
      count += (!bad || isBad(line)) && hits(line) ? 1 : 0;
    }
    return count;
  }

  /** Stands at the time as soon as there is a line of it or of later. */
  private LogView reached(boolean ended) {
    int at = indexOf(goTo);
    if (at < shown.size()) {
      return at(at, false, null);
    }
    return ended && !shown.isEmpty() ? at(shown.size() - 1, false, null) : this;
  }

  /** The first shown line that is not before the time; how many there are where all are. */
  private int indexOf(@Nullable Instant at) {
    for (int i = 0; i < shown.size(); i++) {
      if (at == null || !shown.get(i).event().at().isBefore(at)) {
        return i;
      }
    }
    return shown.size();
  }

  /** Whether the time is among what is kept. */
  public boolean holds(Instant at) {
    return !lines.isEmpty()
        && !lines.getFirst().event().at().isAfter(at)
        && !lines.getLast().event().at().isBefore(at);
  }

  /** Onto the first line that is not before the time. */
  public LogView toTime(Instant at) {
    return at(Math.min(indexOf(at), shown.size() - 1), false, still());
  }

  private LogView at(int next, boolean follow, @Nullable Instant seek) {
    int last = Math.max(0, shown.size() - 1);
    return new LogView(
        lines,
        shown,
        Math.clamp(next, 0, last),
        follow,
        wrap,
        bad,
        raw,
        search,
        hits,
        seek,
        progress);
  }

  /** Where one stands; the last line while following. */
  public int index() {
    return following ? Math.max(0, shown.size() - 1) : Math.min(cursor, shown.size() - 1);
  }

  /** The line where one stands; null where there is none. */
  public @Nullable LogLine line() {
    return shown.isEmpty() ? null : shown.get(Math.max(0, index()));
  }

  /** Moving holds the view still. */
  public LogView moved(long by) {
    return at(Math.clamp(index() + by, 0, Integer.MAX_VALUE), false, goTo);
  }

  public LogView followed(boolean follow) {
    return at(index(), follow, still());
  }

  public LogView wrapped() {
    return new LogView(
        lines, shown, cursor, following, !wrap, bad, raw, search, hits, goTo, progress);
  }

  public LogView rawer() {
    return new LogView(
        lines, shown, cursor, following, wrap, bad, !raw, search, hits, goTo, progress);
  }

  public LogView withBad(boolean only) {
    LogLine stood = line();
    LogView next =
        new LogView(lines, shown, cursor, following, wrap, only, raw, search, hits, goTo, progress)
            .derived();
    return stood == null ? next : next.at(next.indexOf(stood.event().at()), following, goTo);
  }

  /** Holds the view still at the nearest hit above, where there is one. */
  public LogView searching(String text) {
    return new LogView(lines, shown, cursor, following, wrap, bad, raw, text, 0, goTo, progress)
        .derived();
  }

  /** At the next hit that way; the same where there is none. */
  public LogView hit(int by) {
    for (int at = index() + by; at >= 0 && at < shown.size(); at += by) {
      if (hits(shown.get(at))) {
        return at(at, false, still());
      }
    }
    return this;
  }

  /** What was sought is given up by whoever goes elsewhere, but a search goes on. */
  private @Nullable Instant still() {
    return FROM_THE_END.equals(goTo) ? goTo : null;
  }

  public boolean hits(LogLine line) {
    return !search.isEmpty() && Text.holds(line.event().message(), search);
  }

  private LogView derived() {
    List<LogLine> wanted =
        bad ? KeptLines.of(lines.stream().filter(LogView::isBad).toList()) : lines;
    return new LogView(
        lines, wanted, cursor, following, wrap, bad, raw, search, hitsIn(wanted), goTo, progress);
  }

  private static boolean isBad(LogLine line) {
    return line.level() != null && line.level().compareTo(LogLevel.WARN) >= 0;
  }
}
