package dev.quarterdeck.screen.console;

import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Snapshot;
import dev.quarterdeck.logs.LogLine;
import dev.quarterdeck.logs.tail.Tail;
import dev.quarterdeck.screen.table.Column;
import dev.quarterdeck.screen.table.Row;
import dev.quarterdeck.screen.table.Table;
import java.time.Duration;
import java.time.Instant;
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
  /** Longer than anybody stays. */
  Duration NEVER = Duration.ofDays(3650);

  /** Names the sort of place: {@code services}, {@code secret}. */
  String kind();

  /** Its part of the breadcrumb. */
  String title();

  /** Tells its reads from those of other places. */
  default String key() {
    return kind() + " " + title();
  }

  /** Called off the loop, again and again while the page is shown. */
  Outcome<Snapshot<V>> read(Reads reads);

  /** The same when a person asks for it: what was remembered is read again. */
  default Outcome<Snapshot<V>> readAnew(Reads reads) {
    return read(reads);
  }

  /**
   * Whether a read under way says how far it is. Such a read is long: it is given up when a page is
   * shown that does not wait for one.
   */
  default boolean tells() {
    return false;
  }

  /**
   * How far a read under way is, in words; null where there is nothing to say. Called again and
   * again while it is read, off the loop; never waits.
   */
  default @Nullable String reached(Reads reads) {
    return null;
  }

  /** It is read again at each so-manieth refresh; 0 for only when somebody asks. */
  default int every() {
    return 1;
  }

  /**
   * How long a reading stays good while the page is shown: shorter than usual where something is
   * under way.
   *
   * @param value what was read last, once it was
   */
  default Duration every(Duration usual, @Nullable V value) {
    return every() == 0 ? NEVER : usual.multipliedBy(every());
  }

  /** Other places whose readings this one shows as well: they are kept as fresh. */
  default List<Page<?>> needs() {
    return List.of();
  }

  /**
   * What can be done here beside what can be done everywhere.
   *
   * @param value what was read, once it was
   * @param row the selected row of a list, or of a table among sections
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

    /** Where Enter leads when several rows are marked; empty opens the selected one. */
    default Optional<Page<?>> openSeveral(V value, List<Row> rows) {
      return Optional.empty();
    }

    /**
     * What can be done with several marked rows at once, on the keys that do it with one; what is
     * missing here says that it acts on one row.
     */
    default List<Offer> several(V value, List<Row> rows) {
      return List.of();
    }

    /** What stands above the rows, a few lines; nothing for most. */
    default List<Section> above(V value, State state) {
      return List.of();
    }
  }

  /** Lines that come, to be followed, held still and searched. */
  non-sealed interface OfLines<V> extends Page<V> {
    /** Gives lines until all were given or it is interrupted; called off the loop. */
    Outcome<Tail.End> follow(Reads reads, V value, Tail.Sink sink);

    /** Where to stand at first; empty follows what comes. */
    Optional<Instant> standAt();

    /** Where Enter on a line leads. */
    Optional<Page<?>> open(LogLine line);

    /** The lines of another time. */
    Page<?> at(Instant at);

    /**
     * Lines of the past that match.
     *
     * @param typed how far back, then what to look for; empty where that cannot be looked for
     */
    Optional<Page<?>> search(String typed);

    /** Whether it goes through something that can be long, and can be stopped on the way. */
    default boolean ends() {
      return false;
    }

    @Override
    default int every() {
      return 0;
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
  }
}
