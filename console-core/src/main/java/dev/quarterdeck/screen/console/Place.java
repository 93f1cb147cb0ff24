package dev.quarterdeck.screen.console;

import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Snapshot;
import dev.quarterdeck.logs.LogLine;
import dev.quarterdeck.screen.logs.LogView;
import dev.quarterdeck.screen.raw.RawPage;
import dev.quarterdeck.screen.table.Column;
import dev.quarterdeck.screen.table.Row;
import dev.quarterdeck.screen.table.Table;
import dev.quarterdeck.screen.table.TableState;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A page with what was read for it and what a person did to it.
 *
 * @param table of a page of rows; null for others
 * @param cursor where a person stands on a page of sections; null until they moved
 * @param lines of a page of lines; null for others
 */
public record Place<V>(
    Page<V> page,
    Feed<Snapshot<V>> feed,
    @Nullable TableState table,
    @Nullable Cursor cursor,
    @Nullable LogView lines) {
  /** On a line of a page of sections; {@code index} counts when the line is gone. */
  public record Cursor(String id, int index) {}

  static <V> Place<V> at(Page<V> page) {
    return new Place<>(
        page,
        Feed.idle(),
        page instanceof Page.OfRows<V> rows
            ? TableState.of(new Table(rows.columns(), List.of()))
            : null,
        null,
        page instanceof Page.OfLines<V> lines ? LogView.start(lines.standAt().orElse(null)) : null);
  }

  Place<V> expired() {
    return new Place<>(page, feed.expired(), table, cursor, lines);
  }

  Place<V> reached(@Nullable String how) {
    return new Place<>(page, feed.reached(how), table, cursor, lines);
  }

  Place<V> started(Instant now) {
    return new Place<>(page, feed.started(now), table, cursor, lines);
  }

  Place<V> givenUp() {
    return new Place<>(page, feed.givenUp(), table, cursor, lines);
  }

  /** What the page's own read came to; {@code prepared}: its table, where it is made already. */
  @SuppressWarnings("unchecked") // the message carries the page that read it
  Place<V> answered(Outcome<? extends Snapshot<?>> answer, Instant now, @Nullable Table prepared) {
    Outcome<Snapshot<V>> outcome = (Outcome<Snapshot<V>>) (Outcome<?>) answer;
    if (!(outcome instanceof Outcome.Done<Snapshot<V>>(Snapshot<V> value))) {
      return new Place<>(page, feed.answered(outcome, now, now, List.of()), table, cursor, lines);
    }
    return new Place<>(
        page,
        feed.answered(outcome, now, value.asOf(), value.unknowns()),
        page instanceof Page.OfRows<V> rows && table != null
            ? table.withTable(prepared == null ? rows.table(value) : prepared)
            : table,
        cursor,
        lines);
  }

  Place<V> withTable(UnaryOperator<TableState> change) {
    return table == null ? this : new Place<>(page, feed, change.apply(table), cursor, lines);
  }

  /** The rows, order, filter and selection of another place of the same columns. */
  Place<V> like(Place<?> other) {
    TableState theirs = other.table;
    return table == null || theirs == null || !table.table().columns().equals(columns(theirs))
        ? this
        : new Place<>(page, feed, theirs.withTable(table.table()), cursor, lines);
  }

  private static List<Column> columns(TableState t) {
    return t.table().columns();
  }

  /** By so many lines, stopping at both ends. */
  Place<V> moved(List<Spot> spots, long by) {
    if (spots.isEmpty()) {
      return this;
    }
    int was = index(spots);
    int now = Math.clamp(was < 0 ? by - 1 : was + by, 0, spots.size() - 1);
    return new Place<>(page, feed, table, new Cursor(spots.get(now).id(), now), lines);
  }

  /** Onto the first line of the section before or after. */
  Place<V> toSection(List<Spot> spots, int by) {
    int was = index(spots);
    int from = was < 0 ? -1 : spots.get(was).section();
    int wanted = -1;
    for (int i = 0; i < spots.size(); i++) {
      int section = spots.get(i).section();
      boolean first = i == 0 || spots.get(i - 1).section() != section;
      if (first && (by > 0 ? section > from && wanted < 0 : section < from)) {
        wanted = i;
      }
    }
    return wanted < 0
        ? this
        : new Place<>(page, feed, table, new Cursor(spots.get(wanted).id(), wanted), lines);
  }

  Place<V> onSpot(List<Spot> spots, String id) {
    int i = Spot.index(spots, id);
    return i < 0 ? this : new Place<>(page, feed, table, new Cursor(id, i), lines);
  }

  /** Where the cursor stands; -1 while nobody moved it and the first line leads nowhere. */
  int index(List<Spot> spots) {
    if (cursor == null) {
      return !spots.isEmpty() && spots.getFirst().to() != null ? 0 : -1;
    }
    int i = Spot.index(spots, cursor.id());
    return i >= 0 ? i : Math.min(cursor.index(), spots.size() - 1);
  }

  /** The line under the cursor. */
  @Nullable Spot spot(State state) {
    List<Spot> spots = Spot.of(sections(state));
    int i = index(spots);
    return i < 0 ? null : spots.get(i);
  }

  /** The chosen row of a page of rows. */
  public @Nullable Row selected() {
    return table == null ? null : table.selectedRow().orElse(null);
  }

  /** What was read, once it was. */
  public @Nullable V value() {
    return feed.value() == null ? null : feed.value().value();
  }

  /** Where Enter leads. */
  Optional<Page<?>> open(State state) {
    V value = value();
    return switch (page) {
      case Page.OfRows<V> rows ->
          value == null || table == null ? Optional.empty() : opened(rows, value, table);
      case Page.OfLines<V> log ->
          lines == null || lines.line() == null ? Optional.empty() : log.open(lines.line());
      case Page.OfSections<V> sections ->
          Optional.ofNullable(spot(state)).map(Spot::to).map(p -> (Page<?>) p);
    };
  }

  /** The same as JSON: where Enter leads, the selected row where it leads nowhere, or the page. */
  Optional<Page<?>> raw(State state) {
    if (table == null) {
      return Optional.of(new RawPage(page, null));
    }
    Optional<Page<?>> target = open(state);
    return target.isPresent()
        ? target.map(p -> new RawPage(p, null))
        : table.selectedRow().map(row -> new RawPage(page, row.id()));
  }

  private static <V> Optional<Page<?>> opened(Page.OfRows<V> rows, V value, TableState table) {
    List<Row> chosen = table.chosen();
    Optional<Page<?>> several =
        chosen.size() > 1 ? rows.openSeveral(value, chosen) : Optional.empty();
    return several.isPresent()
        ? several
        : table.selectedRow().flatMap(row -> rows.open(value, row));
  }

  Place<V> withLines(UnaryOperator<LogView> change) {
    return lines == null ? this : new Place<>(page, feed, table, cursor, change.apply(lines));
  }

  /** What copying gives where there are no rows. */
  String copied(State state) {
    LogLine line = lines == null ? null : lines.line();
    if (line != null) {
      return line.event().message();
    }
    Spot spot = spot(state);
    return spot == null ? page.title() : spot.text();
  }

  /** What can be done here beside what can be done everywhere, with what is marked. */
  public List<Offer> offers(State state) {
    V value = value();
    if (table == null) {
      return page.offers(value, spotRow(state));
    }
    List<Row> rows = table.chosen();
    return rows.size() > 1 && value != null && page instanceof Page.OfRows<V> p
        ? Marked.offers(p, value, rows, table.selectedRow().orElse(null))
        : page.offers(value, rows.isEmpty() ? null : rows.getFirst());
  }

  private @Nullable Row spotRow(State state) {
    Spot spot = spot(state);
    return spot == null ? null : spot.row();
  }

  /** What stands above the rows. */
  List<Section> above(State state) {
    V value = value();
    return value != null && page instanceof Page.OfRows<V> p ? p.above(value, state) : List.of();
  }

  /** What all rows come to; empty where nothing is to be said. */
  String summary() {
    return page instanceof Page.OfRows<V> rows && feed.value() != null
        ? rows.summary(feed.value())
        : "";
  }

  /** Of a page of sections; none where there is nothing to show yet. */
  List<Section> sections(State state) {
    return page instanceof Page.OfSections<V> p ? p.sections(feed.value(), state) : List.of();
  }
}
