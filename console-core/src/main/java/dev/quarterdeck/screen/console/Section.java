package dev.quarterdeck.screen.console;

import dev.quarterdeck.screen.Tone;
import dev.quarterdeck.screen.table.Cell;
import dev.quarterdeck.screen.table.Table;
import java.util.List;

/** A part of a page: a title with facts or with a table. */
public sealed interface Section {
  String title();

  /** Labelled facts, one a line. */
  record Facts(String title, List<Fact> facts) implements Section {}

  /** A small table without selection; {@code whenEmpty} says what its absence means. */
  record Rows(String title, Table table, String whenEmpty) implements Section {}

  /** A label and its value. */
  record Fact(String label, Cell value) {
    public static Fact of(String label, String value) {
      return new Fact(label, Cell.of(value));
    }

    public static Fact of(String label, String value, Tone tone) {
      return new Fact(label, Cell.of(value, tone));
    }
  }
}
