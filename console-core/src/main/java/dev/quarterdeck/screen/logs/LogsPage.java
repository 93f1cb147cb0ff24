package dev.quarterdeck.screen.logs;

import dev.quarterdeck.kernel.Listing;
import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Snapshot;
import dev.quarterdeck.logs.LogLine;
import dev.quarterdeck.logs.LogSource;
import dev.quarterdeck.logs.tail.Tail;
import dev.quarterdeck.screen.console.Action;
import dev.quarterdeck.screen.console.Msg;
import dev.quarterdeck.screen.console.Offer;
import dev.quarterdeck.screen.console.Page;
import dev.quarterdeck.screen.console.Reads;
import dev.quarterdeck.screen.table.Row;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Lines of services, groups and streams together: as they come, or those around a time.
 *
 * @param refs as {@code qd logs tail} takes them: {@code cluster/name}, {@code GROUP}, {@code
 *     GROUP:STREAM-PREFIX}
 * @param around null follows what comes
 * @param live whether by a live tail of CloudWatch where that is allowed, with polling behind it;
 *     CloudWatch bills it by the minute, as long as the page is shown
 */
public record LogsPage(List<String> refs, @Nullable Instant around, boolean live)
    implements Page.OfLines<Listing<LogSource>> {
  private static final Duration SINCE = Duration.ofMinutes(10);
  private static final Duration BEFORE = Duration.ofMinutes(2);
  private static final Duration AFTER = Duration.ofMinutes(5);
  private static final DateTimeFormatter SECOND =
      DateTimeFormatter.ofPattern("HH:mm:ss").withZone(ZoneOffset.UTC);

  public LogsPage {
    refs = List.copyOf(refs);
  }

  public static LogsPage of(List<String> refs) {
    return new LogsPage(refs, null, true);
  }

  public static LogsPage around(String ref, Instant at) {
    return around(List.of(ref), at);
  }

  public static LogsPage around(List<String> refs, Instant at) {
    return new LogsPage(refs, at, false);
  }

  @Override
  public String kind() {
    return "logs";
  }

  @Override
  public String title() {
    return "Lines of "
        + sources()
        + (around == null ? live ? "" : ", polled" : " around " + SECOND.format(around));
  }

  /** The first of them, and how many more. */
  String sources() {
    String first = refs.getFirst().substring(refs.getFirst().lastIndexOf(':') + 1);
    return first.substring(first.lastIndexOf('/') + 1)
        + (refs.size() == 1 ? "" : " +" + (refs.size() - 1));
  }

  @Override
  public String key() {
    return kind() + " " + String.join(" ", refs) + " " + around + " " + live;
  }

  /** Which groups and streams; the lines come by {@link #follow}. */
  @Override
  public Outcome<Snapshot<Listing<LogSource>>> read(Reads reads) {
    return reads
        .logs()
        .sources()
        .resolve(reads.deadline(), refs)
        .map(l -> new Snapshot<>(l, reads.now(), l.unknowns()));
  }

  @Override
  public Outcome<Tail.End> follow(Reads reads, Listing<LogSource> sources, Tail.Sink sink) {
    Tail.Wish wish =
        around == null
            ? new Tail.Wish(reads.now().minus(SINCE), null, null)
            : new Tail.Wish(around.minus(BEFORE), around.plus(AFTER), null);
    return reads.logs().tail(live).run(sources.items(), wish, sink);
  }

  @Override
  public Optional<Instant> standAt() {
    return Optional.ofNullable(around);
  }

  @Override
  public Optional<Page<?>> open(LogLine line) {
    return Optional.of(new LinePage(line));
  }

  @Override
  public Page<?> at(Instant at) {
    return around(refs, at);
  }

  @Override
  public Optional<Page<?>> search(String typed) {
    return HitsPage.typed(refs, typed).map(p -> (Page<?>) p);
  }

  @Override
  public List<Offer> offers(@Nullable Listing<LogSource> value, @Nullable Row row) {
    List<Offer> offers = new ArrayList<>();
    if (around == null) {
      offers.add(
          offer("pause", "pause", "p", "Hold the lines still, or follow again", LinesMsg.PAUSE));
    }
    offers.add(
        new Offer(
            "search",
            "search",
            List.of("/"),
            "Search; hits stand out",
            false,
            null,
            new Msg.Do(Action.FILTER)));
    offers.add(
        offer(
            "next-hit", "next hit", "n", "The next line with what is searched", LinesMsg.NEXT_HIT));
    offers.add(
        offer(
            "previous-hit",
            "hit before",
            "N",
            "The line before with what is searched",
            LinesMsg.PREVIOUS_HIT));
    offers.add(offer("wrap", "wrap", "w", "Wrap long lines, or cut them off", LinesMsg.WRAP));
    offers.add(offer("raw", "raw", "y", "JSON as it came, or its fields", LinesMsg.RAW));
    offers.add(
        new Offer(
            "at",
            "to time",
            List.of("t"),
            "Go to a time: :at 14:05 or :at 14:05:30",
            false,
            null,
            new Msg.Type("at ")));
    offers.add(
        new Offer(
            "hours",
            "search hours",
            List.of("s"),
            "Search the past, in all streams: :search 6h timed out",
            false,
            null,
            new Msg.Type("search 1h ")));
    offers.add(
        Offer.to(
            "errors",
            "errors of 1h",
            "E",
            "Errors of the last hour; - looks further back",
            HitsPage.errors(refs)));
    offers.add(
        offer("export", "export", "e", "Write the lines in sight to a file", LinesMsg.EXPORT));
    offers.add(
        Offer.to(
            "queries",
            "queries",
            "i",
            "Saved queries of Logs Insights, asked of these logs",
            new SavedQueriesPage(refs)));
    if (around != null) {
      offers.add(Offer.to("live", "live", "T", "What comes now", of(refs)));
    } else {
      offers.add(
          new Offer(
              "poll",
              live ? "poll" : "live tail",
              List.of("L"),
              live
                  ? "Read every second instead of the live tail, which costs by the minute"
                  : "By CloudWatch's live tail again, which costs by the minute",
              false,
              null,
              new Msg.Instead(new LogsPage(refs, null, !live))));
    }
    return offers;
  }

  static Offer offer(String id, String title, String key, String help, LinesMsg msg) {
    return new Offer(id, title, List.of(key), help, false, null, new Msg.OnLines(msg));
  }
}
