package dev.quarterdeck.tui.console;

import dev.quarterdeck.screen.Tone;
import dev.quarterdeck.screen.console.Section;
import dev.quarterdeck.screen.table.Cell;
import dev.quarterdeck.screen.table.Column;
import dev.quarterdeck.screen.table.Row;
import dev.quarterdeck.tui.terminal.Glyphs;
import java.util.ArrayList;
import java.util.List;

/** Sections as lines of a page; long texts wrap, nothing is cut off. */
final class PageLines {
  private static final int MARGIN = 2;

  private final int columns;
  private final List<Line> lines = new ArrayList<>();

  private PageLines(int columns) {
    this.columns = columns;
  }

  static List<Line> of(List<Section> sections, int columns) {
    PageLines page = new PageLines(columns - 1);
    for (Section section : sections) {
      if (!page.lines.isEmpty()) {
        page.lines.add(Line.BLANK);
      }
      page.lines.add(Line.of(Line.heading(MARGIN, section.title())));
      switch (section) {
        case Section.Facts(String title, List<Section.Fact> facts) -> page.facts(facts);
        case Section.Rows rows -> page.rows(rows);
      }
    }
    return page.lines;
  }

  private void facts(List<Section.Fact> facts) {
    int label = 0;
    for (Section.Fact fact : facts) {
      label = Math.max(label, Glyphs.width(fact.label()));
    }
    int at = MARGIN + 2 + label + 2;
    for (Section.Fact fact : facts) {
      boolean first = true;
      for (String text : Wrap.lines(fact.value().text(), columns - at)) {
        Line.Piece value = Line.at(at, text, fact.value().tone());
        lines.add(
            first
                ? Line.of(Line.at(MARGIN + 2, fact.label(), labelTone(fact)), value)
                : Line.of(value));
        first = false;
      }
    }
  }

  /** A label that is only a symbol means as much as its value. */
  private static Tone labelTone(Section.Fact fact) {
    return fact.label().length() == 1 ? fact.value().tone() : Tone.MUTED;
  }

  private void rows(Section.Rows section) {
    List<Row> rows = section.table().rows();
    if (rows.isEmpty()) {
      lines.add(Line.of(Line.at(MARGIN + 2, section.whenEmpty(), Tone.MUTED)));
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
    lines.add(new Line(titles));
    for (Row row : rows) {
      row(row, all, widths);
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
    made.forEach(pieces -> lines.add(new Line(pieces)));
  }

  private static int placed(Column column, int x, int width, String text) {
    return column.right() ? x + width - Glyphs.width(text) : x;
  }
}
