package dev.quarterdeck.screen.table;

import dev.quarterdeck.kernel.Text;
import dev.quarterdeck.screen.Tone;

/**
 * One cell: cleaned text, its tone, and what it sorts by. The text is cleaned here, so that nothing
 * hostile gets past a table.
 */
public record Cell(String text, Tone tone, SortKey sort) {

  /** Numbers sort before texts, numerically; texts without regard to case. */
  public record SortKey(double number, String text) implements Comparable<SortKey> {
    @Override
    public int compareTo(SortKey o) {
      int n = Double.compare(number, o.number);
      return n != 0 ? n : text.compareToIgnoreCase(o.text);
    }
  }

  public Cell {
    text = Text.clean(text);
  }

  public static Cell of(String text) {
    return of(text, Tone.NORMAL);
  }

  public static Cell of(String text, Tone tone) {
    return new Cell(text, tone, new SortKey(Double.POSITIVE_INFINITY, text));
  }

  /** Shown as text, sorted by the number. */
  public static Cell number(String text, Tone tone, double sort) {
    return new Cell(text, tone, new SortKey(sort, text));
  }
}
