package dev.quarterdeck.tui.console;

import dev.quarterdeck.screen.Tone;
import dev.quarterdeck.tui.terminal.Grid;
import dev.quarterdeck.tui.terminal.Ink;
import dev.quarterdeck.tui.terminal.Style;
import java.util.List;

/** One line of a page: pieces at columns. */
record Line(List<Piece> pieces) {
  static final Line BLANK = new Line(List.of());

  /** A text at a column, drawn in a tone, or in a style where that is given by {@code heading}. */
  record Piece(int column, String text, Tone tone, boolean heading) {}

  static Line of(Piece... pieces) {
    return new Line(List.of(pieces));
  }

  static Piece at(int column, String text, Tone tone) {
    return new Piece(column, text, tone, false);
  }

  static Piece heading(int column, String text) {
    return new Piece(column, text, Tone.NORMAL, true);
  }

  void draw(Grid grid, int row, int end) {
    draw(grid, row, end, Ink.PLAIN);
  }

  void draw(Grid grid, int row, int end, Ink ground) {
    for (Piece p : pieces) {
      if (p.heading()) {
        grid.put(row, p.column(), p.text(), Style.BOLD.on(ground), end);
      } else {
        // On the selected ground nothing may be too faint to read.
        Tone tone = ground == Ink.SELECTION && p.tone() == Tone.MUTED ? Tone.NORMAL : p.tone();
        Tones.put(grid, row, p.column(), p.text(), tone, ground, end);
      }
    }
  }
}
