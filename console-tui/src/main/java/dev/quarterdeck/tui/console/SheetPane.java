package dev.quarterdeck.tui.console;

import dev.quarterdeck.kernel.Text;
import dev.quarterdeck.screen.Tone;
import dev.quarterdeck.screen.Words;
import dev.quarterdeck.screen.change.Errand;
import dev.quarterdeck.screen.change.Input;
import dev.quarterdeck.screen.change.Sheet;
import dev.quarterdeck.screen.change.SheetLine;
import dev.quarterdeck.screen.change.SheetMsg;
import dev.quarterdeck.screen.console.Msg;
import dev.quarterdeck.tui.terminal.Glyphs;
import dev.quarterdeck.tui.terminal.Grid;
import dev.quarterdeck.tui.terminal.Ink;
import dev.quarterdeck.tui.terminal.Style;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The sheet over the page: a frame with the plan, what is to be filled in, and buttons. */
final class SheetPane {
  private static final int WIDEST = 100;
  private static final int PADDING = 2;
  private static final int HINT_LINES = 2;

  /** A sign, a number or a word of a list that a line begins with: the rest hangs behind it. */
  private static final Pattern SIGN =
      Pattern.compile(
          "\\s*(?:(?:\\d+\\.?|[^\\p{Alnum}\\s\\[(/:\"'])\\s+|[\\p{ASCII}&&\\S]{1,20}\\s{2,})");

  private int page = 1;

  /** Lines that one page key moves by. */
  int page() {
    return page;
  }

  /**
   * @param caret stands in the input with the focus; null shows its end
   * @param held a value that is shown for a moment, line by line, so that nothing in it acts on the
   *     terminal
   */
  void draw(
      Grid grid,
      Sheet sheet,
      @Nullable LineEdit caret,
      Errand.@Nullable Held held,
      Instant now,
      Targets targets) {
    int width = Math.min(WIDEST, grid.columns() - 4);
    int inner = width - 2 - 2 * PADDING;
    List<Line> lines = lines(sheet, inner);
    Instant until = sheet.until();
    if (until != null && held != null) {
      lines.addAll(value(held, inner));
      lines.add(Line.BLANK);
      lines.add(
          Line.of(
              Line.at(0, "Gone by itself in " + Words.countdown(until, now) + ".", Tone.MUTED)));
    }
    int hints = hints(sheet, inner);
    int gap = lines.isEmpty() ? 0 : 1;
    int rest = 3 + gap + sheet.inputs().size() + (sheet.inputs().isEmpty() ? 0 : 1) + hints;
    int room = Math.max(1, grid.rows() - 4 - rest);
    int shown = Math.min(lines.size(), room);
    int height = shown + rest;
    int top = Math.max(1, (grid.rows() - height) / 2);
    int left = (grid.columns() - width) / 2;
    page = Math.max(1, room - 1);
    frame(grid, sheet, top, left, width, height);
    int deepest = Math.max(0, lines.size() - shown);
    // Of what is under way the latest matters.
    int first =
        sheet.stage() == Sheet.Stage.WORKING
            ? Math.clamp(deepest + sheet.scroll(), 0, deepest)
            : Math.clamp(sheet.scroll(), 0, deepest);
    int y = top + 1;
    int x = left + 1 + PADDING;
    for (int i = 0; i < shown; i++) {
      for (Line.Piece p : lines.get(first + i).pieces()) {
        if (p.heading()) {
          grid.put(y, x + p.column(), p.text(), Style.BOLD, x + inner);
        } else {
          Tones.put(grid, y, x + p.column(), p.text(), p.tone(), Ink.PLAIN, x + inner);
        }
      }
      y++;
    }
    if (shown < lines.size()) {
      String more = "%d–%d of %d  pgdn".formatted(first + 1, first + shown, lines.size());
      grid.put(top + height - 1, left + width - 2 - Glyphs.width(more), more, Style.MUTED);
    }
    y += gap;
    for (int i = 0; i < sheet.inputs().size(); i++) {
      targets.add(y, left, left + width, new Msg.OnSheet(new SheetMsg.FocusOn(i)));
      input(grid, y++, x, inner, sheet, i, caret);
    }
    if (hints > 0) {
      hint(grid, y, x, inner, sheet);
      y += hints;
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
      Matcher sign = SIGN.matcher(text);
      int hang = sign.lookingAt() ? Math.min(sign.end(), inner / 2) : indent;
      List<String> parts = Wrap.lines(text.substring(hang).strip(), Math.max(10, inner - hang));
      lines.add(
          Line.of(
              Line.at(indent, text.substring(indent, hang).stripTrailing(), line.tone()),
              Line.at(hang, parts.getFirst(), line.tone())));
      for (String part : parts.subList(1, parts.size())) {
        lines.add(Line.of(Line.at(hang, part, line.tone())));
      }
    }
    return lines;
  }

  /** Nothing of a value that is only copied. */
  private static List<Line> value(Errand.Held held, int inner) {
    if (held.copied()) {
      return List.of();
    }
    return held.binary()
        ? held.value().read(b -> broken(Base64.getEncoder().encodeToString(b), inner))
        : held.value().readText(text -> broken(text, inner));
  }

  /** Every character stays where it is: broken at the edge, not at blanks. */
  private static List<Line> broken(String text, int inner) {
    List<Line> lines = new ArrayList<>();
    lines.add(Line.BLANK);
    for (String line : text.split("\\R", -1)) {
      String clean = Text.clean(line);
      int start = 0;
      do {
        int end = clean.isEmpty() ? 0 : Glyphs.end(clean, start, inner);
        lines.add(Line.of(Line.heading(0, clean.substring(start, end))));
        start = end;
      } while (start < clean.length());
    }
    return lines;
  }

  private static void frame(Grid grid, Sheet sheet, int top, int left, int width, int height) {
    Style edge = sheet.production() ? Style.BAD : Style.ACCENT;
    for (int y = top; y < top + height; y++) {
      // And a column beside it, so that no piece of a word stands there.
      grid.fill(y, left - 1, left + width + 1, Style.PLAIN);
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
    int label = label(sheet);
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
      grid.put(y, at, Glyphs.fit(input.hint(), end - at), Style.MUTED, end);
    } else {
      grid.put(y, at, text.substring(start), Style.PLAIN, end);
    }
    if (focused) {
      grid.cursor(y, at + Glyphs.width(before.substring(start)));
    }
  }

  /** Lines below the inputs, where a hint is longer than its input. */
  private static int hints(Sheet sheet, int inner) {
    int label = label(sheet);
    boolean cut =
        sheet.inputs().stream()
            .anyMatch(i -> i.choices().isEmpty() && Glyphs.width(i.hint()) > inner - 2 - label);
    return cut ? HINT_LINES : 0;
  }

  private static int label(Sheet sheet) {
    return sheet.inputs().stream().mapToInt(i -> Glyphs.width(i.label())).max().orElse(0) + 2;
  }

  /** The whole hint of the input with the focus. */
  private static void hint(Grid grid, int y, int x, int inner, Sheet sheet) {
    if (sheet.input() >= 0) {
      String hint = sheet.inputs().get(sheet.input()).hint();
      List<String> parts = Wrap.lines(hint, inner - 2);
      for (int i = 0; i < Math.min(HINT_LINES, parts.size()); i++) {
        grid.put(y + i, x + 2, parts.get(i), Style.MUTED, x + inner);
      }
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
