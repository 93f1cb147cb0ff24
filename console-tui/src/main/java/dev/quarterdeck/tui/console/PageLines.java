package dev.quarterdeck.tui.console;

import dev.quarterdeck.screen.Tone;
import dev.quarterdeck.screen.chart.Series;
import dev.quarterdeck.screen.console.Section;
import dev.quarterdeck.screen.table.Cell;
import dev.quarterdeck.screen.table.Column;
import dev.quarterdeck.screen.table.Row;
import dev.quarterdeck.tui.terminal.Glyphs;
import java.util.ArrayList;
import java.util.List;

/**
 * Sections as lines of a page; long texts wrap, nothing is cut off. Each line knows on which spot
 * it is, counted as {@code Spot.of} counts them.
 */
final class PageLines {
  private static final int MARGIN = 2;

  private final int columns;
  private final List<Line> lines = new ArrayList<>();

  /** Of each line; -1 for a heading or a blank one. */
  private final List<Integer> at = new ArrayList<>();

  private int spots;

  private PageLines(int columns) {
    this.columns = columns;
  }

  static PageLines of(List<Section> sections, int columns) {
    PageLines page = new PageLines(columns - 1);
    for (Section section : sections) {
      if (!page.lines.isEmpty()) {
        page.add(Line.BLANK);
      }
      if (!section.title().isEmpty()) {
        page.add(Line.of(Line.heading(MARGIN, section.title())));
      }
      switch (section) {
        case Section.Facts(String title, List<Section.Fact> facts) -> page.facts(facts);
        case Section.Rows rows -> page.rows(rows);
        case Section.Charts charts -> page.charts(charts);
        case Section.Tiles(String title, List<Section.Fact> facts) -> page.facts(facts);
        case Section.Rings rings -> page.facts(ShareLines.of(rings));
        case Section.Lanes lanes -> page.lanes(lanes);
      }
    }
    return page;
  }

  List<Line> lines() {
    return lines;
  }

  int spots() {
    return spots;
  }

  /** On which spot a line is; -1 for none. */
  int spotAt(int line) {
    return at.get(line);
  }

  int spotsBetween(int from, int to) {
    return (int)
        at.subList(from, Math.min(to, at.size())).stream().filter(s -> s >= 0).distinct().count();
  }

  int lastLine(int spot) {
    return at.lastIndexOf(spot);
  }

  /** The spot's first line, or that of the heading right above it. */
  int headed(int spot) {
    int first = Math.max(0, at.indexOf(spot));
    while (first > 0 && at.get(first - 1) < 0 && !lines.get(first - 1).equals(Line.BLANK)) {
      first--;
    }
    return first;
  }

  private void add(Line line) {
    lines.add(line);
    at.add(-1);
  }

  private void add(Line line, int spot) {
    lines.add(line);
    at.add(spot);
  }

  /** Charts under one another, each headed by its label and value, then the axis. */
  private void charts(Section.Charts section) {
    ChartLines chart = new ChartLines(section, MARGIN + 2, columns);
    for (Series series : section.series()) {
      for (Line line : chart.of(series)) {
        add(line, spots);
      }
      spots++;
    }
    chart.axis().forEach(this::add);
  }

  private void lanes(Section.Lanes section) {
    LaneLines drawn = new LaneLines(section, MARGIN + 2, columns);
    for (Section.Lane lane : section.lanes()) {
      add(drawn.of(lane), spots++);
    }
    add(drawn.axis());
  }

  private void facts(List<Section.Fact> facts) {
    int label = 0;
    for (Section.Fact fact : facts) {
      label = Math.max(label, Glyphs.width(fact.label()));
    }
    int value0 = MARGIN + 2 + label + 2;
    for (Section.Fact fact : facts) {
      boolean first = true;
      for (String text : Wrap.lines(fact.value().text(), columns - value0)) {
        Line.Piece value = Line.at(value0, text, fact.value().tone());
        add(
            first
                ? Line.of(Line.at(MARGIN + 2, fact.label(), labelTone(fact)), value)
                : Line.of(value),
            spots);
        first = false;
      }
      spots++;
    }
  }

  /** A label that is only a symbol means as much as its value. */
  private static Tone labelTone(Section.Fact fact) {
    return fact.label().length() == 1 ? fact.value().tone() : Tone.MUTED;
  }

  private void rows(Section.Rows section) {
    List<Row> rows = section.table().rows();
    if (rows.isEmpty()) {
      for (String part : Wrap.lines(section.whenEmpty(), columns - MARGIN - 2)) {
        add(Line.of(Line.at(MARGIN + 2, part, Tone.MUTED)));
      }
      return;
    }
    List<Column> all = section.table().columns();
    Columns widths = Columns.ofPage(all, rows, columns - MARGIN - 2);
    List<Line.Piece> titles = new ArrayList<>();
    int x = MARGIN + 2;
    for (int i = 0; i < widths.count(); i++) {
      if (widths.width(i) > 0) {
        String title = Glyphs.fit(all.get(i).title(), widths.width(i));
        titles.add(Line.at(placed(all.get(i), x, widths.width(i), title), title, Tone.MUTED));
        x += widths.width(i) + Columns.GAP;
      }
    }
    add(new Line(titles));
    for (Row row : rows) {
      row(row, all, widths);
      spots++;
    }
  }

  private void row(Row row, List<Column> all, Columns widths) {
    List<List<Line.Piece>> made = new ArrayList<>();
    int x = MARGIN + 2;
    for (int i = 0; i < widths.count(); i++) {
      if (widths.width(i) == 0) {
        continue;
      }
      Cell cell = row.cells().get(i);
      List<String> texts = Wrap.lines(cell.text(), widths.width(i));
      for (int n = 0; n < texts.size(); n++) {
        if (made.size() == n) {
          made.add(new ArrayList<>());
        }
        String text = texts.get(n);
        made.get(n).add(Line.at(placed(all.get(i), x, widths.width(i), text), text, cell.tone()));
      }
      x += widths.width(i) + Columns.GAP;
    }
    made.forEach(pieces -> add(new Line(pieces), spots));
  }

  private static int placed(Column column, int x, int width, String text) {
    return column.right() ? x + width - Glyphs.width(text) : x;
  }
}
