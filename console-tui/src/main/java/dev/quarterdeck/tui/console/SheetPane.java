package dev.quarterdeck.tui.console;

import dev.quarterdeck.screen.Tone;
import dev.quarterdeck.screen.change.Input;
import dev.quarterdeck.screen.change.Sheet;
import dev.quarterdeck.screen.change.SheetLine;
import dev.quarterdeck.screen.change.SheetMsg;
import dev.quarterdeck.screen.console.Msg;
import dev.quarterdeck.tui.terminal.Glyphs;
import dev.quarterdeck.tui.terminal.Grid;
import dev.quarterdeck.tui.terminal.Ink;
import dev.quarterdeck.tui.terminal.Style;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The sheet over the page: a frame with the plan, what is to be filled in, and buttons. */
final class SheetPane {
  private static final int WIDEST = 100;
  private static final int PADDING = 2;

  private int page = 1;

  /** Lines that one page key moves by. */
  int page() {
    return page;
  }

  /** {@code caret} stands in the input with the focus; null shows its end. */
  void draw(Grid grid, Sheet sheet, @Nullable LineEdit caret, Targets targets) {
    int width = Math.min(WIDEST, grid.columns() - 4);
    int inner = width - 2 - 2 * PADDING;
    List<Line> lines = lines(sheet, inner);
    int rest = 4 + sheet.inputs().size() + (sheet.inputs().isEmpty() ? 0 : 1);
    int room = Math.max(1, grid.rows() - 4 - rest);
    int shown = Math.min(lines.size(), room);
    int height = shown + rest;
    int top = Math.max(1, (grid.rows() - height) / 2);
    int left = (grid.columns() - width) / 2;
    page = Math.max(1, room - 1);
    frame(grid, sheet, top, left, width, height);
    int first = Math.clamp(sheet.scroll(), 0, Math.max(0, lines.size() - shown));
    int y = top + 1;
    int x = left + 1 + PADDING;
    for (int i = 0; i < shown; i++) {
      for (Line.Piece p : lines.get(first + i).pieces()) {
        Tones.put(grid, y, x + p.column(), p.text(), p.tone(), Ink.PLAIN, x + inner);
      }
      y++;
    }
    if (shown < lines.size()) {
      String more = "%d–%d of %d  pgdn".formatted(first + 1, first + shown, lines.size());
      grid.put(top + height - 1, left + width - 2 - Glyphs.width(more), more, Style.MUTED);
    }
    y++;
    for (int i = 0; i < sheet.inputs().size(); i++) {
      targets.add(y, left, left + width, new Msg.OnSheet(new SheetMsg.FocusOn(i)));
      input(grid, y++, x, inner, sheet, i, caret);
    }
    if (!sheet.inputs().isEmpty()) {
      y++;
    }
    buttons(grid, y, x, sheet, targets);
  }

  private static List<Line> lines(Sheet sheet, int inner) {
    List<Line> lines = new ArrayList<>();
    for (SheetLine line : sheet.lines()) {
      String text = line.text();
      int indent = text.length() - text.stripLeading().length();
      List<String> parts = Wrap.lines(text.strip(), Math.max(10, inner - indent));
      for (String part : parts) {
        lines.add(Line.of(Line.at(indent, part, line.tone())));
      }
    }
    return lines;
  }

  private static void frame(Grid grid, Sheet sheet, int top, int left, int width, int height) {
    Style edge = sheet.production() ? Style.BAD : Style.ACCENT;
    for (int y = top; y < top + height; y++) {
      grid.fill(y, left, left + width, Style.PLAIN);
      grid.put(y, left, "│", edge);
      grid.put(y, left + width - 1, "│", edge);
    }
    grid.put(top, left, "┌" + "─".repeat(width - 2) + "┐", edge);
    grid.put(top + height - 1, left, "└" + "─".repeat(width - 2) + "┘", edge);
    String title = " " + sheet.proposal().title() + (sheet.production() ? " · PRODUCTION " : " ");
    grid.put(top, left + 2, Glyphs.fit(title, width - 4), edge.bolder());
  }

  private static void input(
      Grid grid, int y, int x, int inner, Sheet sheet, int index, @Nullable LineEdit caret) {
    Input input = sheet.inputs().get(index);
    boolean focused = sheet.input() == index;
    int label = sheet.inputs().stream().mapToInt(i -> Glyphs.width(i.label())).max().orElse(0) + 2;
    grid.put(y, x, focused ? "▌" : " ", Style.ACCENT);
    grid.put(y, x + 2, input.label(), focused ? Style.BOLD : Style.MUTED);
    int at = x + 2 + label;
    int end = x + inner;
    if (!input.choices().isEmpty()) {
      int after = grid.put(y, at, "‹ " + input.text() + " ›", Style.PLAIN, end);
      if (focused) {
        grid.put(y, after + 2, "← → change", Style.MUTED, end);
      }
      return;
    }
    String text = input.text();
    String before =
        focused && caret != null && !input.secret()
            ? text.substring(0, Math.min(caret.caret(), text.length()))
            : text;
    int start = 0;
    while (Glyphs.width(before.substring(start)) > end - at - 2) {
      start = before.offsetByCodePoints(start, 1);
    }
    if (text.isEmpty()) {
      grid.put(y, at, input.hint(), Style.MUTED, end);
    } else {
      grid.put(y, at, text.substring(start), Style.PLAIN, end);
    }
    if (focused) {
      grid.cursor(y, at + Glyphs.width(before.substring(start)));
    }
  }

  private static void buttons(Grid grid, int y, int x, Sheet sheet, Targets targets) {
    List<String> buttons = sheet.buttons();
    for (int i = 0; i < buttons.size(); i++) {
      boolean focused = sheet.button() == i;
      boolean last = i == buttons.size() - 1;
      boolean off = last && !sheet.ready();
      String text = focused ? "[ " + buttons.get(i) + " ]" : "  " + buttons.get(i) + "  ";
      Style style =
          focused ? Style.BOLD.reversed() : off ? Style.MUTED : last ? Style.ACCENT : Style.PLAIN;
      targets.add(y, x, x + Glyphs.width(text), new Msg.OnSheet(new SheetMsg.Press(i)));
      x = grid.put(y, x, text, style) + 2;
    }
    if (!sheet.ready()) {
      Tones.put(grid, y, x, "the name is not typed yet", Tone.MUTED, Ink.PLAIN, grid.columns() - 4);
    }
  }
}
