package dev.quarterdeck.screen.console;

import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Snapshot;
import dev.quarterdeck.screen.table.Column;
import dev.quarterdeck.screen.table.Row;
import dev.quarterdeck.screen.table.Table;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A place where one can be: what it reads, what it shows, where it leads and what can be done
 * there. Implementations are records in their feature's package, equal when they are the same
 * place.
 *
 * @param <V> what it reads; never a secret value
 */
public sealed interface Page<V> {
  /** Names the sort of place: {@code services}, {@code secret}. */
  String kind();

  /** Its part of the breadcrumb. */
  String title();

  /** Called off the loop, again and again while the page is shown. */
  Outcome<Snapshot<V>> read(Reads reads);

  /** The same when a person asks for it: what was remembered is read again. */
  default Outcome<Snapshot<V>> readAnew(Reads reads) {
    return read(reads);
  }

  /**
   * How long a reading stays good while the page is shown: shorter than usual where something is
   * under way, longer where reading is dear.
   *
   * @param value what was read last, once it was
   */
  default Duration every(Duration usual, @Nullable V value) {
    return usual;
  }

  /** Other places whose readings this one shows as well: they are kept as fresh. */
  default List<Page<?>> needs() {
    return List.of();
  }

  /**
   * What can be done here beside what can be done everywhere.
   *
   * @param value what was read, once it was
   * @param row the selected row of a list
   */
  default List<Offer> offers(@Nullable V value, @Nullable Row row) {
    return List.of();
  }

  /** Rows to choose from. */
  non-sealed interface OfRows<V> extends Page<V> {
    /** Known before the rows are. */
    List<Column> columns();

    Table table(Snapshot<V> value);

    /** What all rows come to, in a few words beside their number; empty where that says nothing. */
    default String summary(Snapshot<V> value) {
      return "";
    }

    /** What it means that there are none. */
    String whenEmpty();

    /** Where Enter on a row leads. */
    default Optional<Page<?>> open(V value, Row row) {
      return Optional.empty();
    }
  }

  /** Sections to read. */
  non-sealed interface OfSections<V> extends Page<V> {
    /**
     * What is known so far; empty while there is nothing to show.
     *
     * @param value what was read, once it was
     */
    List<Section> sections(@Nullable Snapshot<V> value, State state);

    /** Where Enter leads. */
    default Optional<Page<?>> open() {
      return Optional.empty();
    }
  }
}
