package dev.quarterdeck.tui.console;

import dev.quarterdeck.kernel.Text;
import dev.quarterdeck.logs.LogLine;
import dev.quarterdeck.screen.Tone;
import dev.quarterdeck.screen.logs.LineWords;
import dev.quarterdeck.screen.logs.LogView;
import dev.quarterdeck.tui.terminal.Glyphs;
import dev.quarterdeck.tui.terminal.Grid;
import dev.quarterdeck.tui.terminal.Ink;
import dev.quarterdeck.tui.terminal.Style;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Lines of logs: time, level, source where there are several, text with the hits of a search. */
final class LinesPane {
  private static final int MARGIN = 1;
  private static final int SOURCE = 20;

  private int top;
  private @Nullable String seen;
  private boolean several;
  private int widest;

  /** Draws; gives how many lines one page key moves by. */
  int draw(Grid grid, Area area, LogView view) {
    List<LogLine> lines = view.shown();
    if (lines.isEmpty()) {
      grid.put(area.top() + 1, 2, empty(view), Style.MUTED, area.columns());
      return 1;
    }
    int index = Math.max(0, view.index());
    int label = labels(lines, index, area.height());
    scroll(view, index, area, label);
    int y = area.top();
    int drawn = 0;
    for (int i = top; i < lines.size() && y < area.bottom(); i++) {
      boolean chosen = i == index && !view.following();
      y = line(grid, area, y, lines.get(i), view, label, chosen);
      drawn++;
    }
    thumb(grid, area, lines.size(), drawn);
    return Math.max(1, drawn - 1);
  }

  private static String empty(LogView view) {
    if (view.progress().over()) {
      return view.bad() ? "No line warns. f shows all lines." : "There is no line.";
    }
    return view.bad() ? "No line warns so far. f shows all lines." : "No line so far…";
  }

  /** The first line in sight: the last ones while following, else the cursor stays in sight. */
  private void scroll(LogView view, int index, Area area, int label) {
    List<LogLine> lines = view.shown();
    int before = top;
    // Upwards from the cursor, as many as there is room for.
    int room = area.height();
    int first = index;
    for (int i = index; i >= 0; i--) {
      room -= height(lines.get(i), view, area, label);
      if (room < 0) {
        break;
      }
      first = i;
    }
    boolean far = index < before - area.height() || first > before + area.height();
    // After a jump what comes before and behind is wanted alike.
    top =
        view.following()
            ? first
            : Math.clamp(far ? index - area.height() / 2 : before, first, index);
  }

  private static int height(LogLine line, LogView view, Area area, int label) {
    return view.wrap()
        ? Wrap.lines(LineWords.text(line, view.raw()), width(area, label)).size()
        : 1;
  }

  private static int width(Area area, int label) {
    return Math.max(10, area.columns() - 1 - text(label));
  }

  private static int text(int label) {
    return MARGIN + 12 + 1 + 5 + 1 + (label == 0 ? 0 : label + 1);
  }

  /**
   * How wide the source is drawn; 0 where only one was in sight so far. Looks at what can be drawn
   * now, not at all that is kept, and never gets narrower: the text must not move to and fro.
   */
  private int labels(List<LogLine> lines, int index, int height) {
    int end = Math.min(lines.size(), index + height + 1);
    for (LogLine line : lines.subList(Math.max(0, index - height), end)) {
      String source = line.source().label();
      several |= !source.equals(Objects.requireNonNullElse(seen, source));
      seen = source;
      widest = Math.max(widest, Glyphs.width(label(line)));
    }
    return several ? Math.min(SOURCE, widest) : 0;
  }

  /** The name of a service without its cluster; of a stream its end. */
  private static String label(LogLine line) {
    String label = Text.clean(line.source().label());
    return label.substring(label.lastIndexOf('/') + 1);
  }

  private static int line(
      Grid grid, Area area, int y, LogLine line, LogView view, int label, boolean chosen) {
    Ink ground = chosen ? Ink.SELECTION : Ink.PLAIN;
    String text = LineWords.text(line, view.raw());
    int width = width(area, label);
    List<String> parts = view.wrap() ? Wrap.lines(text, width) : List.of(Glyphs.fit(text, width));
    Tone tone = LineWords.tone(line.level());
    int row = y;
    for (String part : parts) {
      if (row >= area.bottom()) {
        break;
      }
      if (chosen) {
        grid.fill(row, 0, area.columns(), Style.PLAIN.on(ground));
        grid.put(row, 0, "▌", Style.ACCENT.on(ground));
      }
      if (row == y) {
        head(grid, row, line, label, ground, tone);
      }
      int end = area.columns() - 1;
      grid.put(row, text(label), part, Tones.style(tone).on(ground), end);
      hits(grid, row, text(label), part, view.search(), end);
      row++;
    }
    return row;
  }

  private static void head(Grid grid, int row, LogLine line, int label, Ink ground, Tone tone) {
    Style quiet = (ground == Ink.SELECTION ? Style.PLAIN : Style.MUTED).on(ground);
    int x = grid.put(row, MARGIN, LineWords.time(line), quiet) + 1;
    grid.put(row, x, LineWords.level(line.level()), Tones.style(tone).on(ground).bolder());
    if (label > 0) {
      grid.put(
          row,
          x + 6,
          Glyphs.fit(last(label(line), label), label),
          Style.INFO.on(ground),
          x + 6 + label);
    }
  }

  /** The end of a label says more than its beginning. */
  private static String last(String label, int columns) {
    return Glyphs.width(label) <= columns || columns < 2
        ? label
        : "…" + label.substring(Math.max(0, label.length() - columns + 1));
  }

  /** What is searched stands out by being inverse, also without colour. */
  private static void hits(Grid grid, int row, int x, String part, String search, int end) {
    if (search.isEmpty()) {
      return;
    }
    String lower = part.toLowerCase(Locale.ROOT);
    String wanted = search.toLowerCase(Locale.ROOT);
    if (lower.length() != part.length()) {
      return;
    }
    for (int i = lower.indexOf(wanted); i >= 0; i = lower.indexOf(wanted, i + wanted.length())) {
      String hit = part.substring(i, i + wanted.length());
      grid.put(row, x + Glyphs.width(part.substring(0, i)), hit, Style.WARN.reversed(), end);
    }
  }

  private void thumb(Grid grid, Area area, int lines, int drawn) {
    if (drawn >= lines) {
      return;
    }
    int height = area.height();
    int length = Math.max(1, height * drawn / lines);
    int at = (int) ((long) top * (height - length) / Math.max(1, lines - drawn));
    for (int i = 0; i < length; i++) {
      int row = Math.min(area.bottom() - 1, area.top() + at + i);
      grid.put(row, area.columns() - 1, "▐", Style.MUTED);
    }
  }
}
