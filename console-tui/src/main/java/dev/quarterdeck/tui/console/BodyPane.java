package dev.quarterdeck.tui.console;

import dev.quarterdeck.screen.Tone;
import dev.quarterdeck.screen.Words;
import dev.quarterdeck.screen.console.Action;
import dev.quarterdeck.screen.console.Offer;
import dev.quarterdeck.screen.console.Page;
import dev.quarterdeck.screen.console.Section;
import dev.quarterdeck.screen.console.Settings;
import dev.quarterdeck.screen.console.State;
import dev.quarterdeck.screen.console.View;
import dev.quarterdeck.tui.terminal.Grid;
import dev.quarterdeck.tui.terminal.Style;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The middle of the screen; keeps how far each page is scrolled. */
final class BodyPane {
  private static final int TEXT = 72;

  /** Where the words of the help begin. */
  private static final int HELP = 22;

  /** What stands above rows takes at most this share of the middle. */
  private static final int ABOVE = 3;

  /** From so many columns on the help stands in two. */
  private static final int TWO_COLUMNS = 150;

  private final Map<Page<?>, TablePane> tables = new HashMap<>();
  private final Map<Page<?>, SectionsPane> details = new HashMap<>();
  private final Map<Page<?>, LinesPane> logs = new HashMap<>();
  private int page = 1;
  private int deepest;

  /** Rows that one page key moves by. */
  int page() {
    return page;
  }

  /** How far the help can be scrolled so that its end is seen. */
  int deepest() {
    return deepest;
  }

  /** Draws; returns what a table cut off from the selected row. */
  @Nullable String draw(Grid grid, Area area, State state, View.Body body, Targets targets) {
    page = Math.max(1, area.height() - 1);
    deepest = 0;
    return switch (body) {
      case View.Body.Loading(String text) -> {
        loading(grid, area, state, text);
        yield null;
      }
      case View.Body.Failed(String sentence, String remedy) -> {
        failed(grid, area, state, sentence, remedy);
        yield null;
      }
      case View.Body.Empty(String text) -> {
        List<Line> lines = new ArrayList<>(List.of(Line.BLANK));
        for (String part : Wrap.lines(text, Math.min(TEXT, area.columns() - 6))) {
          lines.add(Line.of(Line.at(2, part, Tone.MUTED)));
        }
        lines(grid, area, lines, 0);
        yield null;
      }
      case View.Body.Rows(var above, var table) -> {
        TablePane pane = tables.computeIfAbsent(state.page(), p -> new TablePane());
        int top = above(grid, area, above);
        pane.draw(grid, new Area(top, area.bottom(), area.columns()), table, targets);
        page = pane.page();
        yield pane.cutOff();
      }
      case View.Body.Detail(var sections, int spot) -> {
        SectionsPane pane = details.computeIfAbsent(state.page(), p -> new SectionsPane());
        page = pane.draw(grid, area, PageLines.of(sections, area.columns()), spot);
        yield null;
      }
      case View.Body.Lines(var view) -> {
        page = logs.computeIfAbsent(state.page(), p -> new LinesPane()).draw(grid, area, view);
        yield null;
      }
      case View.Body.Help(var offers, int scroll) -> {
        lines(grid, area, help(offers, area.columns()), scroll);
        yield null;
      }
    };
  }

  /** Draws what stands above the rows; gives the row below it. */
  private static int above(Grid grid, Area area, List<Section> all) {
    // A terminal has few rows, and the table has the same shares as bars.
    List<Section> sections = all.stream().filter(s -> !(s instanceof Section.Rings)).toList();
    if (sections.isEmpty()) {
      return area.top();
    }
    List<Line> lines = PageLines.of(sections, area.columns()).lines();
    int height = Math.min(lines.size(), area.height() / ABOVE);
    for (int i = 0; i < height; i++) {
      lines.get(i).draw(grid, area.top() + i, area.columns() - 1);
    }
    return area.top() + height + 1;
  }

  private void lines(Grid grid, Area area, List<Line> lines, int scroll) {
    deepest = Math.max(0, lines.size() - area.height());
    int top = Math.clamp(scroll, 0, deepest);
    for (int i = 0; i < area.height() && top + i < lines.size(); i++) {
      lines.get(top + i).draw(grid, area.top() + i, area.columns() - 1);
    }
    if (deepest > 0) {
      int length = Math.max(1, area.height() * area.height() / lines.size());
      int at = (area.height() - length) * top / deepest;
      for (int i = 0; i < length; i++) {
        grid.put(area.top() + at + i, area.columns() - 1, "▐", Style.MUTED);
      }
    }
  }

  private void loading(Grid grid, Area area, State state, String text) {
    List<Line> lines = new ArrayList<>();
    lines.add(Line.BLANK);
    lines.add(Line.of(Line.at(2, "↻ " + text, Tone.ACCENT)));
    var started = state.feed().startedAt();
    if (started != null && Duration.between(started, state.now()).toSeconds() >= 3) {
      lines.add(Line.BLANK);
      String meanwhile =
          "No answer for "
              + Words.age(started, state.now())
              + ". The keys work meanwhile: "
              + Action.REFRESH.keys().getFirst()
              + " asks again, : goes elsewhere, q leaves.";
      for (String part : Wrap.lines(meanwhile, area.columns() - 4)) {
        lines.add(Line.of(Line.at(2, part, Tone.MUTED)));
      }
    }
    lines(grid, area, lines, 0);
  }

  private void failed(Grid grid, Area area, State state, String sentence, String remedy) {
    int width = Math.min(TEXT, area.columns() - 6);
    List<Line> lines = new ArrayList<>();
    lines.add(Line.BLANK);
    String sign = "✖ ";
    for (String text : Wrap.lines(sentence, width)) {
      lines.add(Line.of(Line.at(2, sign, Tone.BAD), Line.at(4, text, Tone.NORMAL)));
      sign = "";
    }
    lines.add(Line.BLANK);
    String arrow = "→ ";
    for (String text : Wrap.lines(remedy, width)) {
      lines.add(Line.of(Line.at(2, arrow, Tone.ACCENT), Line.at(4, text, Tone.ACCENT)));
      arrow = "";
    }
    lines.add(Line.BLANK);
    String since = Words.age(state.feed().failingSince(), state.now());
    lines.add(
        Line.of(
            Line.at(
                4,
                "Failing for "
                    + since
                    + ". Tried again every "
                    + Words.duration(state.refreshEvery())
                    + "; "
                    + Action.REFRESH.keys().getFirst()
                    + " tries now.",
                Tone.MUTED)));
    lines(grid, area, lines, 0);
  }

  /** In two columns where there is room. */
  private static List<Line> help(List<Offer> offers, int columns) {
    if (columns < TWO_COLUMNS) {
      return bindings(offers, columns);
    }
    List<Line> all = bindings(offers, columns / 2);
    int half = (all.size() + 1) / 2;
    List<Line> lines = new ArrayList<>();
    for (int i = 0; i < half; i++) {
      List<Line.Piece> pieces = new ArrayList<>(all.get(i).pieces());
      if (half + i < all.size()) {
        for (Line.Piece p : all.get(half + i).pieces()) {
          pieces.add(Line.at(p.column() + columns / 2, p.text(), p.tone()));
        }
      }
      lines.add(new Line(pieces));
    }
    return lines;
  }

  private static List<Line> bindings(List<Offer> offers, int columns) {
    List<Line> lines = new ArrayList<>();
    lines.add(Line.of(Line.heading(2, "Keys")));
    for (Offer offer : offers) {
      binding(lines, Bindings.shown(offer.keys()), offer.help(), columns);
    }
    for (Offer offer : Settings.ofTerminal()) {
      binding(lines, Bindings.shown(offer.keys()), offer.help(), columns);
    }
    for (Bindings.Own own : Bindings.Own.values()) {
      binding(lines, own.key, own.help, columns);
    }
    return lines;
  }

  private static void binding(List<Line> lines, String keys, String help, int columns) {
    Line.@Nullable Piece left = Line.at(4, keys, Tone.ACCENT);
    for (String text : Wrap.lines(help, columns - HELP - 2)) {
      Line.Piece right = Line.at(HELP, text, Tone.NORMAL);
      lines.add(left == null ? Line.of(right) : Line.of(left, right));
      left = null;
    }
  }
}
