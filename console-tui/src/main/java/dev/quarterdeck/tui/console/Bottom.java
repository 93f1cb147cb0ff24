package dev.quarterdeck.tui.console;

import dev.quarterdeck.screen.Tone;
import dev.quarterdeck.screen.console.Action;
import dev.quarterdeck.screen.console.Msg;
import dev.quarterdeck.screen.console.Offer;
import dev.quarterdeck.screen.console.State.Prompt;
import dev.quarterdeck.screen.console.View;
import dev.quarterdeck.screen.console.View.Badge;
import dev.quarterdeck.screen.table.Filter;
import dev.quarterdeck.tui.terminal.Glyphs;
import dev.quarterdeck.tui.terminal.Grid;
import dev.quarterdeck.tui.terminal.Ink;
import dev.quarterdeck.tui.terminal.Style;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The lines at the bottom: notes, the message or what is typed, and the keys that do something. */
final class Bottom {
  private static final int MOST_NOTE_LINES = 3;
  private static final int LINES_OF_ONE_NOTE = 2;

  private static final Msg HELP = new Msg.Do(Action.HELP);
  private static final int HELP_WIDTH =
      width(List.of(Action.HELP.keys().getFirst(), Action.HELP.title()));

  private Bottom() {}

  /** Notes as lines, most important first. */
  static List<Line> notes(List<Badge> notes, int columns) {
    List<Line> lines = new ArrayList<>();
    for (Badge note : notes) {
      List<String> texts = Wrap.lines(note.text(), columns - 4);
      for (int i = 0; i < texts.size() && i < LINES_OF_ONE_NOTE; i++) {
        boolean cut = i == LINES_OF_ONE_NOTE - 1 && texts.size() > LINES_OF_ONE_NOTE;
        String text = cut ? Glyphs.fit(texts.get(i) + " …", columns - 4) : texts.get(i);
        if (lines.size() < MOST_NOTE_LINES) {
          lines.add(Line.of(Line.at(2, text, note.tone())));
        }
      }
    }
    return lines;
  }

  /** What is typed, with the cursor; or the rest of a text that the table had to cut off. */
  static void message(
      Grid grid, int row, View view, LineEdit edit, @Nullable String cutOff, String filterSays) {
    int columns = grid.columns();
    switch (view.prompt()) {
      case Prompt.None() -> {
        if (cutOff != null) {
          grid.put(row, 2, Glyphs.fit(cutOff, columns - 3), Style.MUTED);
        }
      }
      case Prompt.FilterLine() -> {
        int x = typed(grid, row, "/", edit);
        boolean lines = view.body() instanceof View.Body.Lines;
        String asked = filterSays.isEmpty() ? Filter.GRAMMAR : filterSays;
        String how = lines ? "enter goes to the hit above, n N on" : asked;
        aside(grid, row, x, view.status().rows() + "   " + how);
      }
      case Prompt.CommandLine(String text) -> {
        int x = typed(grid, row, ":", edit);
        x = ghost(grid, row, x, text, view.completions());
        aside(
            grid,
            row,
            x,
            view.completions().stream().map(String::strip).collect(Collectors.joining("  ")));
      }
    }
  }

  /** A question in place of the message, the answer as dots. */
  static void question(Grid grid, String text, LineEdit reply) {
    int row = Math.max(0, grid.rows() - 2);
    grid.fill(row, 0, grid.columns(), Style.PLAIN);
    int x = grid.put(row, 2, Glyphs.fit(text, grid.columns() - 14), Style.WARN.bolder());
    int end = grid.put(row, x, "•".repeat(reply.text().length()), Style.PLAIN);
    grid.cursor(row, Math.min(end, x + reply.caret()));
  }

  private static int typed(Grid grid, int row, String sign, LineEdit edit) {
    int x = grid.put(row, 2, sign, Style.ACCENT.bolder());
    int room = Math.max(4, grid.columns() / 2);
    String before = edit.text().substring(0, edit.caret());
    // A long line is shown from where its caret is in sight.
    int start = 0;
    while (Glyphs.width(before.substring(start)) > room) {
      start = before.offsetByCodePoints(start, 1);
    }
    grid.cursor(row, x + Glyphs.width(before.substring(start)));
    return grid.put(row, x, edit.text().substring(start), Style.PLAIN, x + room + 1);
  }

  /** How the first completion goes on. */
  private static int ghost(Grid grid, int row, int x, String text, List<String> completions) {
    if (text.isEmpty() || completions.isEmpty() || !completions.getFirst().startsWith(text)) {
      return x;
    }
    return grid.put(row, x, completions.getFirst().substring(text.length()), Style.MUTED);
  }

  private static void aside(Grid grid, int row, int after, String text) {
    int x = Math.max(after + 3, grid.columns() - 1 - Glyphs.width(text));
    grid.put(row, x, Glyphs.fit(text, grid.columns() - 1 - x), Style.MUTED);
  }

  /** Keys and what they do, as many as fit; help is always among them. */
  static void hints(Grid grid, int row, View view, Targets targets) {
    if (!(view.prompt() instanceof Prompt.None)) {
      pairs(
          grid,
          row,
          view.prompt() instanceof Prompt.FilterLine
              ? List.of(List.of("enter", "keep"), List.of("esc", "drop"), List.of("↑↓", "rows"))
              : List.of(
                  List.of("enter", "do it"),
                  List.of("tab", "complete"),
                  List.of("↑↓", "earlier"),
                  List.of("esc", "drop")));
      return;
    }
    List<List<String>> pairs = new ArrayList<>();
    int x = 2;
    int room = grid.columns() - 3 - HELP_WIDTH;
    boolean places = true;
    for (Offer offer : view.offers()) {
      List<String> pair = pair(offer);
      boolean place = offer.msg() instanceof Msg.Root;
      if (offer.msg().equals(HELP)) {
        pairs.add(pair);
      } else if (width(pair) <= room && (places || !place)) {
        pairs.add(pair);
        room -= width(pair);
      } else {
        // They are counted through: one that is missing in the middle would be looked for.
        places &= !place;
        continue;
      }
      targets.add(row, x, x + width(pair) - 2, offer.msg());
      x += width(pair);
    }
    pairs(grid, row, pairs);
  }

  private static List<String> pair(Offer offer) {
    return List.of(Bindings.shown(offer.keys().getFirst()), offer.title());
  }

  private static int width(List<String> pair) {
    return Glyphs.width(pair.get(0)) + 1 + Glyphs.width(pair.get(1)) + 2;
  }

  private static void pairs(Grid grid, int row, List<List<String>> pairs) {
    int x = 2;
    for (List<String> pair : pairs) {
      x = grid.put(row, x, pair.get(0), Style.ACCENT);
      x = Tones.put(grid, row, x + 1, pair.get(1), Tone.MUTED, Ink.PLAIN, grid.columns()) + 2;
    }
  }
}
