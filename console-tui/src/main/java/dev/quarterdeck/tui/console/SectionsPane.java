package dev.quarterdeck.tui.console;

import dev.quarterdeck.tui.terminal.Grid;
import dev.quarterdeck.tui.terminal.Ink;
import dev.quarterdeck.tui.terminal.Style;
import java.util.List;

/** A page of sections with its cursor; remembers how far it is scrolled. */
final class SectionsPane {
  private int top;

  /** Draws; gives how many lines with a spot one page key moves by. */
  int draw(Grid grid, Area area, PageLines page, int spot) {
    List<Line> lines = page.lines();
    int height = area.height();
    scroll(page, spot, height);
    for (int i = 0; i < height && top + i < lines.size(); i++) {
      boolean chosen = spot >= 0 && page.spotAt(top + i) == spot;
      Ink ground = chosen ? Ink.SELECTION : Ink.PLAIN;
      int y = area.top() + i;
      if (chosen) {
        grid.fill(y, 0, area.columns(), Style.PLAIN.on(ground));
        grid.put(y, 0, "▌", Style.ACCENT.on(ground));
      }
      lines.get(top + i).draw(grid, y, area.columns() - 1, ground);
    }
    int deepest = lines.size() - height;
    if (deepest > 0) {
      int length = Math.max(1, height * height / lines.size());
      int at = (height - length) * top / deepest;
      for (int i = 0; i < length; i++) {
        grid.put(area.top() + at + i, area.columns() - 1, "▐", Style.MUTED);
      }
    }
    return Math.max(1, page.spotsBetween(top, top + height) - 1);
  }

  /** Keeps the cursor in sight: at the ends also what stands before and behind all spots. */
  private void scroll(PageLines page, int spot, int height) {
    int deepest = Math.max(0, page.lines().size() - height);
    if (spot >= 0) {
      int first = spot == 0 ? 0 : page.headed(spot);
      int last = page.lastLine(spot);
      boolean end = spot == page.spots() - 1;
      top = Math.max(top, (end ? page.lines().size() - 1 : last) - height + 1);
      top = Math.min(top, first);
    } else {
      top = 0;
    }
    top = Math.clamp(top, 0, deepest);
  }
}
