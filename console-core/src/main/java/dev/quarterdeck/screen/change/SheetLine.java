package dev.quarterdeck.screen.change;

import dev.quarterdeck.kernel.Text;
import dev.quarterdeck.screen.Tone;

/** A line on a sheet; long ones wrap. */
public record SheetLine(String text, Tone tone) {
  public static final SheetLine BLANK = new SheetLine("", Tone.NORMAL);

  public SheetLine {
    text = Text.clean(text);
  }

  public static SheetLine of(String text) {
    return new SheetLine(text, Tone.NORMAL);
  }
}
