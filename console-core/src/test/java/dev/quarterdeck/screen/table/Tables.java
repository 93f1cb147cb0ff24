package dev.quarterdeck.screen.table;

import dev.quarterdeck.screen.Tone;
import java.util.List;
import java.util.stream.IntStream;

/** Small tables: a name and a number. */
final class Tables {
  static final List<Column> COLUMNS =
      List.of(Column.of("name", "NAME", 1), Column.right("size", "SIZE", 1));

  private Tables() {}

  static Row row(String name, int size) {
    return new Row(
        "id-" + name, List.of(Cell.of(name), Cell.number(size + " B", Tone.NORMAL, size)));
  }

  static Table of(Row... rows) {
    return new Table(COLUMNS, List.of(rows));
  }

  static Table numbered(int rows) {
    return new Table(
        COLUMNS,
        IntStream.range(0, rows).mapToObj(i -> row("row-%05d".formatted(i), i % 97)).toList());
  }
}
