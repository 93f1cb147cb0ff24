package dev.quarterdeck.screen.table;

import dev.quarterdeck.screen.Tone;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A table with what a person did to it. What is derived is derived once per change, not per frame.
 *
 * @param sortColumn an id, or null for the natural order
 * @param selected the selected row's id, or null
 * @param faults only rows with something wrong are visible
 * @param marked ids of rows for an action on several
 * @param ordered all rows in the chosen order
 * @param visible the ordered rows that filter and faults let through
 * @param selectedIndex where the selected row stands among the visible; -1 when it does not
 * @param filterSays what the filter asks for, in words
 * @param complaint what is wrong with the filter's pattern, or null
 */
public record TableState(
    Table table,
    String filter,
    @Nullable String sortColumn,
    boolean descending,
    @Nullable String selected,
    boolean faults,
    Set<String> marked,
    List<Row> ordered,
    List<Row> visible,
    int selectedIndex,
    String filterSays,
    @Nullable String complaint) {
  public TableState {
    marked = Set.copyOf(marked);
  }

  public static TableState of(Table table) {
    return new TableState(
            table, "", null, false, null, false, Set.of(), table.rows(), List.of(), -1, "", null)
        .derived();
  }

  /**
   * New rows; filter, order and selection stay. A selected row that is gone gives to its neighbour.
   */
  public TableState withTable(Table next) {
    TableState s = sorted(next, filter, sortColumn, descending, selected, faults, marked).derived();
    return s.selected != null && s.selectedIndex < 0 ? s.at(s.nearest(visible, selectedIndex)) : s;
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
    return shown(next, faults);
  }

  /** Only rows with something wrong, or all again. */
  public TableState withFaults(boolean only) {
    return shown(filter, only);
  }

  private TableState shown(String nextFilter, boolean nextFaults) {
    // A word that grows leaves only rows that are shown already.
    boolean narrows =
        (nextFaults || !faults) && nextFilter.startsWith(filter) && Filter.plain(nextFilter);
    List<Row> among = narrows ? visible : ordered;
    TableState s =
        new TableState(
                table,
                nextFilter,
                sortColumn,
                descending,
                selected,
                nextFaults,
                marked,
                ordered,
                visible,
                selectedIndex,
                filterSays,
                complaint)
            .derived(among);
    return s.selectedIndex < 0 ? s.at(0) : s;
  }

  /** The same column again turns the order round; a third time restores the natural one. */
  public TableState sortedBy(String columnId) {
    if (table.indexOf(columnId) < 0) {
      return this;
    }
    boolean same = columnId.equals(sortColumn);
    return sorted(
            table,
            filter,
            same && descending ? null : columnId,
            same && !descending,
            selected,
            faults,
            marked)
        .derived();
  }

  /** In that direction, whatever it was before; the column exists. */
  public TableState sortedBy(String columnId, boolean down) {
    return sorted(table, filter, columnId, down, selected, faults, marked).derived();
  }

  /** By the next column, or the one before; between last and first stands the natural order. */
  public TableState sortedByNext(int step) {
    List<Column> columns = table.columns();
    int now = sortColumn == null ? columns.size() : table.indexOf(sortColumn);
    int next = Math.floorMod(now + step, columns.size() + 1);
    String column = next == columns.size() ? null : columns.get(next).id();
    return sorted(table, filter, column, false, selected, faults, marked).derived();
  }

  private static TableState sorted(
      Table table,
      String filter,
      @Nullable String sortColumn,
      boolean descending,
      @Nullable String selected,
      boolean faults,
      Set<String> marked) {
    int column = sortColumn == null ? -1 : table.indexOf(sortColumn);
    List<Row> ordered = table.rows();
    if (column >= 0) {
      Comparator<Row> order = Comparator.comparing(r -> r.cells().get(column).sort());
      ordered = ordered.stream().sorted(descending ? order.reversed() : order).toList();
    }
    return new TableState(
        table,
        filter,
        sortColumn,
        descending,
        selected,
        faults,
        marked,
        ordered,
        List.of(),
        -1,
        "",
        null);
  }

  public TableState select(String id) {
    return selected(id, index(id, visible), marked);
  }

  /** The row chosen, where there is one of that id: the filter gives way to it. */
  public TableState shown(String id) {
    if (index(id, visible) >= 0) {
      return select(id);
    }
    TableState all = withFilter("").withFaults(false);
    return all.index(id, all.visible) >= 0 ? all.select(id) : this;
  }

  private TableState selected(@Nullable String id, int index, Set<String> nextMarked) {
    return new TableState(
        table,
        filter,
        sortColumn,
        descending,
        id,
        faults,
        nextMarked,
        ordered,
        visible,
        index,
        filterSays,
        complaint);
  }

  /** Moves the selection by rows, stopping at both ends. */
  public TableState move(int delta) {
    int i = selectedIndex;
    return at(i < 0 ? 0 : (int) Math.clamp((long) i + delta, 0, Integer.MAX_VALUE));
  }

  public TableState toEnd(boolean last) {
    return at(last ? visible.size() - 1 : 0);
  }

  private TableState at(int index) {
    if (visible.isEmpty()) {
      return selected(null, -1, marked);
    }
    int i = Math.clamp(index, 0, visible.size() - 1);
    return selected(visible.get(i).id(), i, marked);
  }

  private static int index(@Nullable String id, List<Row> rows) {
    if (id != null) {
      for (int i = 0; i < rows.size(); i++) {
        if (rows.get(i).id().equals(id)) {
          return i;
        }
      }
    }
    return -1;
  }

  public Optional<Row> selectedRow() {
    return selectedIndex < 0 ? Optional.empty() : Optional.of(visible.get(selectedIndex));
  }

  /** Marks the selected row, or takes its mark away, and goes on to the next. */
  public TableState mark() {
    if (selected == null || selectedIndex < 0) {
      return this;
    }
    Set<String> next = new HashSet<>(marked);
    if (!next.remove(selected)) {
      next.add(selected);
    }
    return selected(selected, selectedIndex, next).move(1);
  }

  /** Marks all visible rows; takes every mark away where all are marked already. */
  public TableState markAll() {
    Set<String> next = new HashSet<>(marked);
    boolean more = false;
    for (Row row : visible) {
      more |= next.add(row.id());
    }
    return selected(selected, selectedIndex, more ? next : Set.of());
  }

  /** The marked rows that are still there; else the selected one. */
  public List<Row> chosen() {
    List<Row> rows = table.rows().stream().filter(r -> marked.contains(r.id())).toList();
    return rows.isEmpty() ? selectedRow().stream().toList() : rows;
  }

  private static boolean faulty(Row row) {
    for (Cell cell : row.cells()) {
      Tone t = cell.tone();
      if (t == Tone.WARN || t == Tone.BAD || t == Tone.UNKNOWN) {
        return true;
      }
    }
    return false;
  }

  private TableState derived() {
    return derived(ordered);
  }

  /** {@code among}: rows in their order, with all that are to be shown. */
  private TableState derived(List<Row> among) {
    Filter wanted = Filter.of(filter, table);
    List<Row> shown = ordered;
    if (faults || !filter.isBlank()) {
      // Thousands of rows at each key: no stream, no iterator.
      List<Row> found = new ArrayList<>();
      for (int i = 0; i < among.size(); i++) {
        Row row = among.get(i);
        if ((!faults || faulty(row)) && wanted.test(row)) {
          found.add(row);
        }
      }
      shown = Collections.unmodifiableList(found);
    }
    String chosen = selected == null && !shown.isEmpty() ? shown.getFirst().id() : selected;
    return new TableState(
        table,
        filter,
        sortColumn,
        descending,
        chosen,
        faults,
        marked,
        ordered,
        shown,
        index(chosen, shown),
        wanted.says(),
        wanted.complaint());
  }
}
