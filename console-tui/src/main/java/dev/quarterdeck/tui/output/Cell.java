package dev.quarterdeck.tui.output;

import dev.quarterdeck.kernel.Text;
import org.jspecify.annotations.Nullable;

/** A piece of text with its tone; whatever comes in is cleaned of control characters. */
public record Cell(String text, Tone tone) {
  /** What stands where there is nothing to say. */
  public static final Cell DASH = new Cell("–", Tone.MUTED);

  public Cell {
    text = Text.clean(text);
  }

  public static Cell of(String text) {
    return new Cell(text, Tone.PLAIN);
  }

  public static Cell of(String text, Tone tone) {
    return new Cell(text, tone);
  }

  public static Cell of(long number) {
    return new Cell(Long.toString(number), Tone.PLAIN);
  }

  public static Cell muted(String text) {
    return new Cell(text, Tone.MUTED);
  }

  /** The text, or a dash for null and empty. */
  public static Cell orDash(@Nullable String text) {
    return text == null || text.isEmpty() ? DASH : of(text);
  }
}
