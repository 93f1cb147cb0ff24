package dev.quarterdeck.tui.cli;

import dev.quarterdeck.tui.output.Page;
import dev.quarterdeck.tui.output.PageWriter;
import java.util.function.Consumer;

/**
 * Progress on stderr: lines that stay, and on a terminal an area below them that is written over.
 * Elsewhere the area is not shown. Safe for use by several threads.
 */
public final class Live {
  private final PageWriter writer;
  private final boolean inPlace;
  private final Consumer<String> out;
  private int areaLines;

  Live(PageWriter writer, boolean inPlace, Consumer<String> out) {
    this.writer = writer;
    this.inPlace = inPlace;
    this.out = out;
  }

  /** Whether {@link #area} shows anything. */
  public boolean inPlace() {
    return inPlace;
  }

  /** Lines that stay; the area goes until it is drawn again. */
  public synchronized void keep(Page lines) {
    out.accept(erased() + writer.write(lines));
  }

  /** Draws the area in the place of the one before. */
  public synchronized void area(Page lines) {
    if (inPlace) {
      String text = writer.write(lines);
      out.accept(erased() + text);
      areaLines = (int) text.chars().filter(c -> c == '\n').count();
    }
  }

  /** Takes the area away. */
  public synchronized void end() {
    String gone = erased();
    if (!gone.isEmpty()) {
      out.accept(gone);
    }
  }

  /** To the beginning of the area's first line, and everything from there away. */
  private String erased() {
    int lines = areaLines;
    areaLines = 0;
    return lines == 0 ? "" : "\r\u001b[" + lines + "A\u001b[J";
  }
}
