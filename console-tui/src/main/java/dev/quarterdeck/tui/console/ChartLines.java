package dev.quarterdeck.tui.console;

import dev.quarterdeck.screen.Tone;
import dev.quarterdeck.screen.chart.Bars;
import dev.quarterdeck.screen.chart.Series;
import dev.quarterdeck.screen.console.Section;
import dev.quarterdeck.tui.terminal.Glyphs;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;

/** Charts as lines: label and newest value left, the course in what room there is, one axis. */
final class ChartLines {
  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("HH:mm").withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("MM-dd HH:mm").withZone(ZoneOffset.UTC);

  /** More is no clearer, and far from its label. */
  private static final int WIDEST = 120;

  private final Section.Charts section;
  private final int x;
  private final int label;
  private final int now;
  private final int course;
  private final int width;

  ChartLines(Section.Charts section, int x, int columns) {
    this.section = section;
    this.x = x;
    this.label = widest(section.series().stream().map(Series::label).toList());
    this.now = widest(section.series().stream().map(Series::now).toList());
    int aside = widest(section.series().stream().map(Series::aside).toList());
    this.course = x + label + 2 + now + 2;
    this.width = Math.clamp(columns - course - aside - 3, 10, WIDEST);
  }

  private static int widest(List<String> texts) {
    return texts.stream().mapToInt(Glyphs::width).max().orElse(0);
  }

  List<Line> of(Series series) {
    List<String> rows = Bars.rows(series.slices(width), series.ceiling(), section.height());
    List<Line> lines = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      List<Line.Piece> pieces = new ArrayList<>();
      if (i == rows.size() - 1) {
        pieces.add(Line.at(x, series.label(), Tone.MUTED));
        int value = x + label + 2 + now - Glyphs.width(series.now());
        pieces.add(Line.at(value, series.now(), series.tone()));
        pieces.add(Line.at(course + width + 2, series.aside(), asideTone(series)));
      }
      pieces.add(Line.at(course, rows.get(i), tone(series)));
      lines.add(new Line(pieces));
    }
    return lines;
  }

  private static Tone tone(Series series) {
    return series.tone() == Tone.NORMAL ? Tone.ACCENT : series.tone();
  }

  private static Tone asideTone(Series series) {
    return series.tone() == Tone.NORMAL ? Tone.MUTED : series.tone();
  }

  /** The marks, each with what it stands for, and the times at both ends. */
  List<Line> axis() {
    if (section.series().isEmpty()) {
      return List.of();
    }
    Series any = section.series().getFirst();
    List<Line> lines = new ArrayList<>();
    if (!section.marks().isEmpty()) {
      lines.add(
          new Line(
              section.marks().stream()
                  .map(m -> Line.at(course + any.slice(m.at(), width), m.sign(), m.tone()))
                  .toList()));
    }
    boolean days = Duration.between(any.from(), any.to()).toHours() >= 20;
    DateTimeFormatter format = days ? DAY : MINUTE;
    String from = format.format(any.from());
    String to = format.format(any.to());
    lines.add(
        Line.of(
            Line.at(course, from, Tone.MUTED),
            Line.at(course + width - to.length(), to, Tone.MUTED)));
    return lines;
  }
}
