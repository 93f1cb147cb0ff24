package dev.quarterdeck.screen.map;

import dev.quarterdeck.screen.Tone;
import dev.quarterdeck.screen.map.ThingMap.Line;
import dev.quarterdeck.screen.map.ThingMap.Thing;
import dev.quarterdeck.screen.table.Cell;
import dev.quarterdeck.screen.table.Column;
import dev.quarterdeck.screen.table.Row;
import dev.quarterdeck.screen.table.Table;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The map as an indented tree; what several refer to stands under each of them. */
final class MapTree {
  /** Parts a row's id where a thing stands for the second time and later. */
  private static final char AGAIN = '\n';

  private static final String STEP = "  ";

  static final List<Column> COLUMNS =
      List.of(
          Column.of("state", "STATE", 1),
          Column.of("thing", "THING", 1),
          Column.of("kind", "KIND", 2),
          Column.of("detail", "DETAIL", 3),
          Column.growing("by", "BY", 4));

  private final ThingMap map;
  private final List<Row> rows = new ArrayList<>();
  private final Map<String, Integer> seen = new HashMap<>();

  private MapTree(ThingMap map) {
    this.map = map;
  }

  static Table of(ThingMap map) {
    MapTree tree = new MapTree(map);
    map.things().stream()
        .filter(t -> map.lines().stream().noneMatch(l -> l.to().equals(t.id())))
        .forEach(t -> tree.add(t, null, 0));
    return new Table(COLUMNS, tree.rows);
  }

  private void add(Thing t, @org.jspecify.annotations.Nullable Line by, int depth) {
    int n = seen.merge(t.id(), 1, Integer::sum);
    int order = rows.size();
    rows.add(
        new Row(
            n == 1 ? t.id() : t.id() + AGAIN + n,
            List.of(
                Cell.number(t.state(), t.tone(), rank(t.tone())),
                Cell.number(
                    STEP.repeat(depth) + (depth == 0 ? "" : "└ ") + t.name(), Tone.NORMAL, order),
                Cell.of(t.kind().title(), Tone.MUTED),
                Cell.of(t.detail(), Tone.MUTED),
                by == null ? Cell.of("") : Cell.of(by.words(), by.tone()))));
    for (Line l : map.lines()) {
      if (l.from().equals(t.id())) {
        map.thing(l.to()).ifPresent(next -> add(next, l, depth + 1));
      }
    }
  }

  /** What needs a hand first. */
  private static int rank(Tone tone) {
    return switch (tone) {
      case BAD -> 0;
      case WARN -> 1;
      case UNKNOWN -> 2;
      case ACCENT -> 3;
      case NORMAL, OK, MUTED -> 4;
    };
  }

  /** Of which thing a row is. */
  static String thing(String row) {
    int again = row.indexOf(AGAIN);
    return again < 0 ? row : row.substring(0, again);
  }
}
