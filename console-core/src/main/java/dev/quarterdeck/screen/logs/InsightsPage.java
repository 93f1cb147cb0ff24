package dev.quarterdeck.screen.logs;

import dev.quarterdeck.kernel.Deadline;
import dev.quarterdeck.kernel.Later;
import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Snapshot;
import dev.quarterdeck.kernel.Text;
import dev.quarterdeck.logs.insights.Asking;
import dev.quarterdeck.logs.insights.Insights;
import dev.quarterdeck.logs.insights.SavedQuery;
import dev.quarterdeck.screen.Tone;
import dev.quarterdeck.screen.console.Msg;
import dev.quarterdeck.screen.console.Offer;
import dev.quarterdeck.screen.console.Page;
import dev.quarterdeck.screen.console.Reads;
import dev.quarterdeck.screen.console.Section;
import dev.quarterdeck.screen.console.Section.Fact;
import dev.quarterdeck.screen.console.State;
import dev.quarterdeck.screen.table.Cell;
import dev.quarterdeck.screen.table.Column;
import dev.quarterdeck.screen.table.Row;
import dev.quarterdeck.screen.table.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a saved query of Logs Insights answers for some sources. It is asked once, and again only
 * when a person wants it: CloudWatch charges by the bytes that are scanned.
 *
 * @param refs as {@link LogsPage} takes them
 * @param back how far back it looks
 */
public record InsightsPage(List<String> refs, SavedQuery query, Duration back)
    implements Page.OfSections<InsightsPage.Answered> {
  private static final List<Duration> SPANS =
      List.of(
          Duration.ofMinutes(15),
          Duration.ofHours(1),
          Duration.ofHours(6),
          Duration.ofDays(1),
          Duration.ofDays(7));
  private static final int MOST_ROWS = 500;

  /** A query over days takes its time; it is stopped after that, and costs no more. */
  private static final Duration LIMIT = Duration.ofMinutes(2);

  /** The answer and the time that it is about. */
  public record Answered(Asking.Answered answer, Instant from, Instant to) {}

  public InsightsPage {
    refs = List.copyOf(refs);
  }

  static InsightsPage of(List<String> refs, SavedQuery query) {
    return new InsightsPage(refs, query, Duration.ofHours(1));
  }

  @Override
  public String kind() {
    return "insights";
  }

  @Override
  public String title() {
    return Text.clean(query.name()) + " of " + span(back);
  }

  @Override
  public String key() {
    return kind() + " " + query.name() + " " + back + " " + String.join(" ", refs);
  }

  @Override
  public int every() {
    return 0;
  }

  @Override
  public Outcome<Snapshot<Answered>> read(Reads reads) {
    Instant to = reads.now();
    Instant from = to.minus(back);
    return reads
        .logs()
        .sources()
        .resolve(reads.deadline(), refs)
        .then(
            sources -> {
              Later<Asking.Answered> asked =
                  Later.of(
                      "the answer",
                      () ->
                          reads
                              .logs()
                              .insights()
                              .run(
                                  sources.items(),
                                  new Asking.Wish(query.query(), from, to, MOST_ROWS),
                                  progress -> {}));
              Later.readAll(Deadline.in(LIMIT), List.of(asked));
              return asked
                  .outcome()
                  .map(a -> new Snapshot<>(new Answered(a, from, to), to, sources.unknowns()));
            });
  }

  @Override
  public List<Section> sections(@Nullable Snapshot<Answered> value, State state) {
    if (value == null) {
      return List.of();
    }
    Answered answered = value.value();
    List<Map<String, String>> rows = answered.answer().results().rows();
    Insights.Statistics s = answered.answer().results().statistics();
    return List.of(
        new Section.Rows(
            query.asks(),
            table(rows),
            "No line of " + span(back) + " answers it. Press - to look farther back."),
        new Section.Facts(
            "Query",
            List.of(
                Fact.of("From", answered.from() + " to " + answered.to()),
                Fact.of("Of", String.join(", ", refs)),
                Fact.of(
                    "Found",
                    rows.size()
                        + (answered.answer().more() ? " rows, and there may be more" : " rows"),
                    answered.answer().more() ? Tone.WARN : Tone.NORMAL),
                Fact.of(
                    "Scanned",
                    "%,d of %,d lines matched, %s scanned"
                        .formatted(s.matched(), s.scanned(), bytes(s.bytes())),
                    Tone.MUTED),
                Fact.of("Asked", answered.answer().query(), Tone.MUTED))));
  }

  /** Its fields are the columns; numbers stand on the right. */
  private static Table table(List<Map<String, String>> rows) {
    List<String> names = Asking.columns(rows);
    List<Column> columns = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      String name = names.get(i);
      boolean numbers = rows.stream().allMatch(r -> r.getOrDefault(name, "").matches("-?[0-9.]*"));
      String title = Text.clean(name).toUpperCase(Locale.ROOT);
      columns.add(
          numbers
              ? Column.right("c" + i, title, i + 1)
              : i == 0 ? Column.growing("c" + i, title, 1) : Column.of("c" + i, title, i + 1));
    }
    List<Row> shown = new ArrayList<>();
    for (Map<String, String> row : rows) {
      shown.add(
          new Row(
              "row " + shown.size(),
              names.stream().map(n -> Cell.of(row.getOrDefault(n, "").stripTrailing())).toList()));
    }
    return new Table(columns, shown);
  }

  @Override
  public List<Offer> offers(@Nullable Answered value, @Nullable Row row) {
    int at = SPANS.indexOf(back);
    return List.of(
        within("zoom-in", "zoom in", "+", "Ask for a shorter time", Math.max(0, at - 1)),
        within(
            "zoom-out",
            "zoom out",
            "-",
            "Ask for a longer time",
            Math.min(SPANS.size() - 1, at + 1)),
        Offer.to("logs", "lines", "l", "The lines as they come", LogsPage.of(refs)));
  }

  private Offer within(String id, String title, String key, String help, int span) {
    return new Offer(
        id,
        title,
        List.of(key),
        help,
        false,
        null,
        new Msg.Instead(new InsightsPage(refs, query, SPANS.get(span))));
  }

  private static String span(Duration d) {
    return d.toDays() > 0
        ? d.toDays() + (d.toDays() == 1 ? " day" : " days")
        : d.toHours() > 0
            ? d.toHours() + (d.toHours() == 1 ? " hour" : " hours")
            : d.toMinutes() + " minutes";
  }

  private static String bytes(long n) {
    return n < 1_000
        ? n + " bytes"
        : n < 1_000_000
            ? String.format(Locale.ROOT, "%.1f kB", n / 1e3)
            : n < 1_000_000_000
                ? String.format(Locale.ROOT, "%.1f MB", n / 1e6)
                : String.format(Locale.ROOT, "%.2f GB", n / 1e9);
  }
}
