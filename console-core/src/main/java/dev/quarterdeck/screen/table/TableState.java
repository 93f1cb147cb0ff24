package dev.quarterdeck.screen.table;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A table with what a person did to it. {@code visible} is derived once per change, not per frame.
 *
 * @param sortColumn an id, or null for the natural order
 * @param selected the selected row's id, or null
 */
public record TableState(
    Table table,
    String filter,
    @Nullable String sortColumn,
    boolean descending,
    @Nullable String selected,
    List<Row> visible) {

  public static TableState of(Table table) {
    return new TableState(table, "", null, false, null, List.of()).derived();
  }

  /**
   * New rows; filter, order and selection stay. A selected row that is gone gives to its neighbour.
   */
  public TableState withTable(Table next) {
    TableState s =
        new TableState(next, filter, sortColumn, descending, selected, visible).derived();
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
    TableState s = new TableState(table, next, sortColumn, descending, selected, visible).derived();
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
            visible)
        .derived();
  }

  public TableState select(String id) {
    return new TableState(table, filter, sortColumn, descending, id, visible);
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
      return new TableState(table, filter, sortColumn, descending, null, visible);
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

  private TableState derived() {
    var wanted = Filter.of(filter, table);
    var rows = table.rows().stream().filter(wanted);
    int column = sortColumn == null ? -1 : table.indexOf(sortColumn);
    if (column >= 0) {
      Comparator<Row> order = Comparator.comparing(r -> r.cells().get(column).sort());
      rows = rows.sorted(descending ? order.reversed() : order);
    }
    List<Row> shown = rows.toList();
    String chosen = selected == null && !shown.isEmpty() ? shown.getFirst().id() : selected;
    return new TableState(table, filter, sortColumn, descending, chosen, shown);
  }
}
