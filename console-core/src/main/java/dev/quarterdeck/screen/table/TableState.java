package dev.quarterdeck.screen.table;

import dev.quarterdeck.screen.Tone;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A table with what a person did to it. {@code visible} is derived once per change, not per frame.
 *
 * @param sortColumn an id, or null for the natural order
 * @param selected the selected row's id, or null
 * @param faults only rows with something wrong are visible
 * @param marked ids of rows for an action on several
 */
public record TableState(
    Table table,
    String filter,
    @Nullable String sortColumn,
    boolean descending,
    @Nullable String selected,
    boolean faults,
    Set<String> marked,
    List<Row> visible) {
  public TableState {
    marked = Set.copyOf(marked);
  }

  public static TableState of(Table table) {
    return new TableState(table, "", null, false, null, false, Set.of(), List.of()).derived();
  }

  /**
   * New rows; filter, order and selection stay. A selected row that is gone gives to its neighbour.
   */
  public TableState withTable(Table next) {
    TableState s =
        new TableState(next, filter, sortColumn, descending, selected, faults, marked, visible)
            .derived();
    return s.selected != null && s.selectedIndex() < 0
        ? s.at(s.nearest(visible, selectedIndex()))
        : s;
  }

  /**
   * Where the nearest of the rows that were around {@code was} stands now: below it, else above.
   */
  private int nearest(List<Row> before, int was) {
    Map<String, Integer> now = new HashMap<>();
    for (int i = 0; i < visible.size(); i++) {
      now.put(visible.get(i).id(), i);
    }
    for (int i = Math.max(0, was); i < before.size(); i++) {
      Integer at = now.get(before.get(i).id());
      if (at != null) {
        return at;
      }
    }
    for (int i = was - 1; i >= 0; i--) {
      Integer at = now.get(before.get(i).id());
      if (at != null) {
        return at;
      }
    }
    return 0;
  }

  public TableState withFilter(String next) {
    TableState s =
        new TableState(table, next, sortColumn, descending, selected, faults, marked, visible)
            .derived();
    return s.selectedIndex() < 0 ? s.at(0) : s;
  }

  /** The same column again turns the order round; a third time restores the natural one. */
  public TableState sortedBy(String columnId) {
    if (table.indexOf(columnId) < 0) {
      return this;
    }
    boolean same = columnId.equals(sortColumn);
    return new TableState(
            table,
            filter,
            same && descending ? null : columnId,
            same && !descending,
            selected,
            faults,
            marked,
            visible)
        .derived();
  }

  public TableState select(String id) {
    return new TableState(table, filter, sortColumn, descending, id, faults, marked, visible);
  }

  /** Moves the selection by rows, stopping at both ends. */
  public TableState move(int delta) {
    int i = selectedIndex();
    return at(i < 0 ? 0 : (int) Math.clamp((long) i + delta, 0, Integer.MAX_VALUE));
  }

  public TableState toEnd(boolean last) {
    return at(last ? visible.size() - 1 : 0);
  }

  private TableState at(int index) {
    if (visible.isEmpty()) {
      return new TableState(table, filter, sortColumn, descending, null, faults, marked, visible);
    }
    int i = Math.clamp(index, 0, visible.size() - 1);
    return select(visible.get(i).id());
  }

  /** Where the selected row stands among the visible; -1 when it does not. */
  public int selectedIndex() {
    if (selected != null) {
      for (int i = 0; i < visible.size(); i++) {
        if (visible.get(i).id().equals(selected)) {
          return i;
        }
      }
    }
    return -1;
  }

  public Optional<Row> selectedRow() {
    int i = selectedIndex();
    return i < 0 ? Optional.empty() : Optional.of(visible.get(i));
  }

  /** Behind the last column stands the natural order again. */
  public TableState sortedByNext() {
    List<Column> columns = table.columns();
    int next = sortColumn == null ? 0 : table.indexOf(sortColumn) + 1;
    return next < columns.size()
        ? sortedBy(columns.get(next).id())
        : new TableState(table, filter, null, false, selected, faults, marked, visible).derived();
  }

  /** Only rows with something wrong, or all again. */
  public TableState withFaults(boolean only) {
    TableState s =
        new TableState(table, filter, sortColumn, descending, selected, only, marked, visible)
            .derived();
    return s.selectedIndex() < 0 ? s.at(0) : s;
  }

  /** Marks the selected row, or takes its mark away, and goes on to the next. */
  public TableState mark() {
    String id = selected;
    if (id == null || selectedIndex() < 0) {
      return this;
    }
    Set<String> next = new HashSet<>(marked);
    if (!next.remove(id)) {
      next.add(id);
    }
    return new TableState(table, filter, sortColumn, descending, id, faults, next, visible).move(1);
  }

  /** The marked rows that are still there; else the selected one. */
  public List<Row> chosen() {
    List<Row> rows = table.rows().stream().filter(r -> marked.contains(r.id())).toList();
    return rows.isEmpty() ? selectedRow().stream().toList() : rows;
  }

  private static boolean faulty(Row row) {
    return row.cells().stream()
        .map(Cell::tone)
        .anyMatch(t -> t == Tone.WARN || t == Tone.BAD || t == Tone.UNKNOWN);
  }

  private TableState derived() {
    var wanted = Filter.of(filter, table);
    var rows = table.rows().stream().filter(wanted);
    if (faults) {
      rows = rows.filter(TableState::faulty);
    }
    int column = sortColumn == null ? -1 : table.indexOf(sortColumn);
    if (column >= 0) {
      Comparator<Row> order = Comparator.comparing(r -> r.cells().get(column).sort());
      rows = rows.sorted(descending ? order.reversed() : order);
    }
    List<Row> shown = rows.toList();
    String chosen = selected == null && !shown.isEmpty() ? shown.getFirst().id() : selected;
    return new TableState(table, filter, sortColumn, descending, chosen, faults, marked, shown);
  }
}
