package dev.quarterdeck.screen.session;

import dev.quarterdeck.health.HealthReport;
import dev.quarterdeck.health.Reason;
import dev.quarterdeck.health.ServiceHealth;
import dev.quarterdeck.health.Verdict;
import dev.quarterdeck.kernel.Snapshot;
import dev.quarterdeck.kernel.Text;
import dev.quarterdeck.screen.Tone;
import dev.quarterdeck.screen.Words;
import dev.quarterdeck.screen.console.Context;
import dev.quarterdeck.screen.console.Feed;
import dev.quarterdeck.screen.console.Page;
import dev.quarterdeck.screen.console.Section;
import dev.quarterdeck.screen.console.State;
import dev.quarterdeck.screen.table.Cell;
import dev.quarterdeck.screen.table.Column;
import dev.quarterdeck.screen.table.Row;
import dev.quarterdeck.screen.table.Table;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Contexts as rows: what each answered last, how old that is, and why it answers no more. */
final class ContextRows {
  /** Between a context and a service of it, in a row's id. */
  static final String OF = "\n";

  private static final int MOST = 12;

  /** Every context is to be in sight; the whole of it stands among its details. */
  private static final int REASON = 100;

  static final List<Column> COLUMNS =
      List.of(
          Column.of("verdict", "VERDICT", 1),
          Column.of("profile", "PROFILE", 1),
          Column.of("region", "REGION", 1),
          Column.of("environment", "ENVIRONMENT", 4),
          Column.right("services", "SERVICES", 3),
          Column.right("age", "READ", 2),
          Column.growing("reason", "FIRST REASON", 1),
          Column.of("identity", "IDENTITY", 5));

  private ContextRows() {}

  static Row row(String id, Context context, Feed<Snapshot<Elsewhere>> feed, State state) {
    Elsewhere known = feed.value() == null ? null : feed.value().value();
    return new Row(
        id,
        List.of(
            verdict(feed, known),
            text(context.profile()),
            text(known == null ? context.region() : known.facts().region()),
            environment(known),
            services(known),
            Cell.of(
                feed.asOf() == null ? "" : Words.age(feed.asOf(), state.now()) + " ago",
                feed.problem() == null ? Tone.MUTED : Tone.WARN),
            reason(feed, known, state),
            text(known == null ? null : identity(known))));
  }

  /** UNKNOWN when the newest attempt failed: what was known before does not count as good. */
  static Cell verdict(Feed<?> feed, @Nullable Elsewhere known) {
    if (known == null && feed.problem() == null) {
      return Cell.of("reading …", Tone.MUTED);
    }
    Verdict verdict =
        known == null || feed.problem() != null ? Verdict.UNKNOWN : known.health().verdict();
    return Cell.of(Words.symbol(verdict) + " " + Words.word(verdict), Words.tone(verdict));
  }

  private static Cell environment(@Nullable Elsewhere known) {
    return known == null
        ? text(null)
        : known.facts().environment().production()
            ? Cell.of("▲ " + known.facts().environment().label(), Tone.WARN)
            : text(known.facts().environment().label());
  }

  private static Cell services(@Nullable Elsewhere known) {
    if (known == null) {
      return Cell.of("", Tone.MUTED);
    }
    int bad = troubled(known.health()).size();
    int all = known.health().services().size();
    return bad == 0
        ? Cell.of("" + all, Tone.MUTED)
        : Cell.of(bad + " of " + all, Words.tone(known.health().verdict()));
  }

  private static Cell reason(Feed<?> feed, @Nullable Elsewhere known, State state) {
    if (feed.problem() != null) {
      return Cell.of(
          feed.problem().sentence()
              + (known == null
                  ? ""
                  : " For "
                      + Words.age(feed.failingSince(), state.now())
                      + "; before: "
                      + Words.word(known.health().verdict())
                      + ".")
              + " → "
              + feed.problem().remedy(),
          Tone.WARN);
    }
    if (known == null) {
      return Cell.of(feed.reached() == null ? "" : feed.reached(), Tone.MUTED);
    }
    return troubled(known.health()).stream()
        .filter(s -> !s.reasons().isEmpty())
        .findFirst()
        .map(
            s ->
                Cell.of(
                    Text.shorten(s.ref() + ": " + s.reasons().getFirst().text(), REASON),
                    Words.tone(s.reasons().getFirst().severity())))
        .orElseGet(
            () ->
                known.health().unknowns().isEmpty()
                    ? Cell.of("", Tone.MUTED)
                    : Cell.of(
                        "not known: " + known.health().unknowns().getFirst().what(), Tone.UNKNOWN));
  }

  /** {@code user/ada, 111122223333}. */
  static String identity(Elsewhere known) {
    String account = known.health().account();
    return known.identity() == null
        ? account == null ? Words.NOT_KNOWN : account
        : known.identity().arn().substring(known.identity().arn().lastIndexOf(':') + 1)
            + ", "
            + known.identity().account();
  }

  static List<ServiceHealth> troubled(HealthReport report) {
    return report.services().stream()
        .filter(s -> s.verdict() != Verdict.HEALTHY)
        .sorted(Comparator.comparing(ServiceHealth::verdict).reversed())
        .toList();
  }

  /** The worst services of all contexts; a context that does not answer has none to show. */
  static Optional<Section> troubles(List<ContextPage> pages, State state) {
    record Trouble(ContextPage page, ServiceHealth service) {}
    List<Trouble> all = new ArrayList<>();
    for (ContextPage page : pages) {
      Elsewhere known = state.place(page).value();
      if (known != null && state.place(page).feed().problem() == null) {
        troubled(known.health()).forEach(s -> all.add(new Trouble(page, s)));
      }
    }
    if (all.isEmpty()) {
      return Optional.empty();
    }
    all.sort(Comparator.comparing((Trouble t) -> t.service().verdict()).reversed());
    Map<String, Page<?>> links = new HashMap<>();
    List<Row> rows = new ArrayList<>();
    for (Trouble t : all.subList(0, Math.min(MOST, all.size()))) {
      String id = t.page().title() + OF + t.service().arn();
      links.put(id, t.page());
      rows.add(trouble(id, t.page().title(), t.service(), state));
    }
    int more = all.size() - rows.size();
    return Optional.of(
        new Section.Rows(
            "Services in trouble" + (more == 0 ? "" : ", and " + more + " more"),
            new Table(
                List.of(
                    Column.of("verdict", "VERDICT", 1),
                    Column.of("context", "CONTEXT", 1),
                    Column.of("service", "SERVICE", 1),
                    Column.right("since", "FOR", 3),
                    Column.growing("reason", "REASON", 2)),
                rows),
            "",
            links));
  }

  static Row trouble(String id, @Nullable String where, ServiceHealth s, State state) {
    Reason first = s.reasons().isEmpty() ? null : s.reasons().getFirst();
    List<Cell> cells = new ArrayList<>();
    cells.add(
        Cell.of(
            Words.symbol(s.verdict()) + " " + Words.word(s.verdict()), Words.tone(s.verdict())));
    if (where != null) {
      cells.add(Cell.of(where, Tone.MUTED));
    }
    cells.add(Cell.of(s.ref()));
    cells.add(
        Cell.of(
            first == null || first.since() == null ? "" : Words.age(first.since(), state.now()),
            Tone.MUTED));
    cells.add(
        first == null
            ? Cell.of("", Tone.MUTED)
            : Cell.of(first.text(), Words.tone(first.severity())));
    return new Row(id, cells);
  }

  private static Cell text(@Nullable String text) {
    return Cell.of(text == null || text.isEmpty() ? Words.NONE : text, Tone.MUTED);
  }
}
