package dev.quarterdeck.screen.console;

import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Snapshot;
import dev.quarterdeck.screen.raw.RawPage;
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
 * @param scroll of a page of sections
 */
public record Place<V>(
    Page<V> page, Feed<Snapshot<V>> feed, @Nullable TableState table, int scroll) {
  static <V> Place<V> at(Page<V> page) {
    return new Place<>(
        page,
        Feed.idle(),
        page instanceof Page.OfRows<V> rows
            ? TableState.of(new Table(rows.columns(), List.of()))
            : null,
        0);
  }

  Place<V> expired() {
    return new Place<>(page, feed.expired(), table, scroll);
  }

  Place<V> started(Instant now) {
    return new Place<>(page, feed.started(now), table, scroll);
  }

  /** What the page's own read came to; {@code prepared}: its table, where it is made already. */
  @SuppressWarnings("unchecked") // the message carries the page that read it
  Place<V> answered(Outcome<? extends Snapshot<?>> answer, Instant now, @Nullable Table prepared) {
    Outcome<Snapshot<V>> outcome = (Outcome<Snapshot<V>>) (Outcome<?>) answer;
    if (!(outcome instanceof Outcome.Done<Snapshot<V>>(Snapshot<V> value))) {
      return new Place<>(page, feed.answered(outcome, now, now, List.of()), table, scroll);
    }
    return new Place<>(
        page,
        feed.answered(outcome, now, value.asOf(), value.unknowns()),
        page instanceof Page.OfRows<V> rows && table != null
            ? table.withTable(prepared == null ? rows.table(value) : prepared)
            : table,
        scroll);
  }

  Place<V> withTable(UnaryOperator<TableState> change) {
    return table == null ? this : new Place<>(page, feed, change.apply(table), scroll);
  }

  Place<V> scrolledTo(int next) {
    return new Place<>(page, feed, table, Math.max(0, next));
  }

  @Nullable V value() {
    return feed.value() == null ? null : feed.value().value();
  }

  /** Where Enter leads. */
  Optional<Page<?>> open() {
    V value = value();
    return switch (page) {
      case Page.OfRows<V> rows ->
          value == null || table == null
              ? Optional.empty()
              : table.selectedRow().flatMap(row -> rows.open(value, row));
      case Page.OfSections<V> sections -> sections.open();
    };
  }

  /** The same as JSON: where Enter leads, the selected row where it leads nowhere, or the page. */
  Optional<Page<?>> raw() {
    if (table == null) {
      return Optional.of(new RawPage(page, null));
    }
    Optional<Page<?>> target = open();
    return target.isPresent()
        ? target.map(p -> new RawPage(p, null))
        : table.selectedRow().map(row -> new RawPage(page, row.id()));
  }

  List<Offer> offers() {
    Row row = table == null ? null : table.selectedRow().orElse(null);
    return page.offers(value(), row);
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
