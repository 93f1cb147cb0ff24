package dev.quarterdeck.screen.logs;

import dev.quarterdeck.kernel.Listing;
import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Snapshot;
import dev.quarterdeck.kernel.Text;
import dev.quarterdeck.kernel.Unknown;
import dev.quarterdeck.logs.LineFilter;
import dev.quarterdeck.logs.LogLevel;
import dev.quarterdeck.logs.LogLine;
import dev.quarterdeck.logs.LogSource;
import dev.quarterdeck.logs.search.LogPattern;
import dev.quarterdeck.logs.search.Search;
import dev.quarterdeck.logs.tail.Tail;
import dev.quarterdeck.screen.Words;
import dev.quarterdeck.screen.console.Msg;
import dev.quarterdeck.screen.console.Offer;
import dev.quarterdeck.screen.console.Page;
import dev.quarterdeck.screen.console.Reads;
import dev.quarterdeck.screen.table.Row;
import dev.quarterdeck.session.Durations;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Lines of the past hours that match, the newest part searched first; a search that is stopped
 * keeps what it found. Each hit leads to the lines around it.
 *
 * @param refs as {@link LogsPage} takes them
 * @param back how far back it looks
 * @param pattern as {@code qd logs search} takes it; empty for every line
 * @param least the lowest level; null for all
 */
public record HitsPage(List<String> refs, Duration back, String pattern, @Nullable LogLevel least)
    implements Page.OfLines<Listing<LogSource>> {
  /** The newest ones; older hits need a narrower search. */
  static final int LIMIT = 1_000;

  /** CloudWatch keeps most groups no longer. */
  private static final Duration LONGEST = Duration.ofDays(365);

  private static final List<Duration> SPANS =
      List.of(
          Duration.ofMinutes(15),
          Duration.ofHours(1),
          Duration.ofHours(6),
          Duration.ofHours(24),
          Duration.ofDays(7));

  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("MM-dd HH:mm").withZone(ZoneOffset.UTC);

  public HitsPage {
    refs = List.copyOf(refs);
  }

  static HitsPage errors(List<String> refs) {
    return new HitsPage(refs, Duration.ofHours(1), "", LogLevel.ERROR);
  }

  /** {@code 6h timed out}; an hour where no span is typed, empty where nothing is looked for. */
  static Optional<HitsPage> typed(List<String> refs, String text) {
    String[] words = text.strip().split("\\s+", 2);
    Optional<Duration> back =
        Durations.parse(words[0])
            .filter(d -> Character.isLetter(words[0].charAt(words[0].length() - 1)))
            .filter(d -> d.isPositive() && d.compareTo(LONGEST) <= 0);
    String pattern = back.isEmpty() ? text.strip() : words.length == 1 ? "" : words[1];
    return pattern.isEmpty()
        ? Optional.empty()
        : Optional.of(new HitsPage(refs, back.orElse(Duration.ofHours(1)), pattern, null));
  }

  @Override
  public String kind() {
    return "hits";
  }

  @Override
  public String title() {
    return (least == null ? "‹" + Text.shorten(Text.clean(pattern), 24) + "›" : "errors")
        + " of "
        + span(back);
  }

  private static String span(Duration d) {
    return d.toHours() > 0 && d.toHours() <= 72 && d.toMinutes() % 60 == 0
        ? d.toHours() + "h"
        : Words.duration(d);
  }

  @Override
  public String key() {
    return kind() + " " + String.join(" ", refs) + " " + back + " " + least + " " + pattern;
  }

  /** Which groups and streams; the lines come by {@link #follow}. */
  @Override
  public Outcome<Snapshot<Listing<LogSource>>> read(Reads reads) {
    return LogsPage.of(refs).read(reads);
  }

  @Override
  public Outcome<Tail.End> follow(Reads reads, Listing<LogSource> sources, Tail.Sink sink) {
    Instant to = reads.now();
    Search.Wish wish =
        new Search.Wish(
            to.minus(back),
            to,
            LogPattern.of(pattern),
            new LineFilter(null, false, least),
            LIMIT,
            0);
    return reads
        .logs()
        .search()
        .run(
            sources.items(),
            wish,
            new Search.Watcher() {
              @Override
              public void searched(double share) {
                sink.note(
                    "searched "
                        + (int) (share * 100)
                        + " % of "
                        + span(back)
                        + ", from now back to "
                        + MINUTE.format(to.minusMillis((long) (back.toMillis() * share)))
                        + "; esc stops");
              }

              @Override
              public void found(List<LogLine> lines) {
                sink.lines(lines);
              }
            })
        .map(
            found -> {
              sink.note(said(found));
              return new Tail.End(
                  found.hits().size(),
                  0,
                  0,
                  0,
                  found.hits().size(),
                  found.unknowns(),
                  found.stopped());
            });
  }

  /** What the search came to: what was left out, and what could not be read. */
  private static String said(Search.Found found) {
    int n = found.hits().size();
    String hits = (n == 0 ? "no" : n) + (n == 1 ? " hit" : " hits");
    String from = MINUTE.format(found.searchedFrom());
    String said =
        found.stopped()
            ? hits + ", stopped: everything since " + from + " was searched"
            : found.more()
                ? "the newest " + hits + ": there may be more before " + from
                : hits + " since " + from;
    if (found.unknowns().isEmpty()) {
      return said;
    }
    Unknown first = found.unknowns().getFirst();
    return "? incomplete: "
        + first.what()
        + ": "
        + first.why()
        + (first.permission() == null ? "" : " It needs " + first.permission() + ".")
        + " "
        + said;
  }

  @Override
  public Optional<Instant> standAt() {
    return Optional.of(LogView.FROM_THE_END);
  }

  /** Onto the lines around the hit. */
  @Override
  public Optional<Page<?>> open(LogLine line) {
    return Optional.of(LogsPage.around(refs, line.event().at()));
  }

  @Override
  public Page<?> at(Instant at) {
    return LogsPage.around(refs, at);
  }

  @Override
  public Optional<Page<?>> search(String typed) {
    return typed(refs, typed).map(p -> (Page<?>) p);
  }

  @Override
  public boolean ends() {
    return true;
  }

  @Override
  public List<Offer> offers(@Nullable Listing<LogSource> value, @Nullable Row row) {
    List<Offer> offers = new ArrayList<>();
    offers.add(
        LogsPage.offer("stop", "stop", "x", "End the search; what was found stays", LinesMsg.STOP));
    Duration longer = SPANS.stream().filter(d -> d.compareTo(back) > 0).findFirst().orElse(back);
    Duration shorter =
        SPANS.reversed().stream().filter(d -> d.compareTo(back) < 0).findFirst().orElse(back);
    offers.add(within("zoom-out", "longer", "-", "Search a longer time", longer));
    offers.add(within("zoom-in", "shorter", "+", "Search a shorter time", shorter));
    offers.add(
        new Offer(
            "hours",
            "search again",
            List.of("s"),
            "Search the past for something else: :search 6h timed out",
            false,
            null,
            new Msg.Type("search " + span(back) + " " + pattern)));
    offers.add(
        LogsPage.offer("wrap", "wrap", "w", "Wrap long lines, or cut them off", LinesMsg.WRAP));
    offers.add(LogsPage.offer("raw", "raw", "y", "JSON as it came, or its fields", LinesMsg.RAW));
    offers.add(
        LogsPage.offer(
            "export", "export", "e", "Write the lines in sight to a file", LinesMsg.EXPORT));
    offers.add(Offer.to("live", "live", "T", "What comes now", LogsPage.of(refs)));
    return offers;
  }

  private Offer within(String id, String title, String key, String help, Duration span) {
    return new Offer(
        id,
        title,
        List.of(key),
        help,
        false,
        null,
        new Msg.Instead(new HitsPage(refs, span, pattern, least)));
  }
}
