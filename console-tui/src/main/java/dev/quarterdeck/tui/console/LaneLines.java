package dev.quarterdeck.tui.console;

import dev.quarterdeck.screen.Tone;
import dev.quarterdeck.screen.console.Section;
import dev.quarterdeck.tui.terminal.Glyphs;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;

/** What happened as signs in lanes under one time axis. */
final class LaneLines {
  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("HH:mm").withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("MM-dd HH:mm").withZone(ZoneOffset.UTC);

  /** As charts. */
  private static final int WIDEST = 120;

  private final Section.Lanes section;
  private final int x;
  private final int course;
  private final int width;

  LaneLines(Section.Lanes section, int x, int columns) {
    this.section = section;
    this.x = x;
    int label = section.lanes().stream().mapToInt(l -> Glyphs.width(l.label())).max().orElse(0);
    this.course = x + label + 2;
    this.width = Math.clamp(columns - course - 1, 10, WIDEST);
  }

  Line of(Section.Lane lane) {
    List<Line.Piece> pieces = new ArrayList<>();
    pieces.add(Line.at(x, lane.label(), Tone.MUTED));
    pieces.add(Line.at(course, "·".repeat(width), Tone.MUTED));
    for (Section.Mark m : lane.marks()) {
      pieces.add(Line.at(course + column(m.at()), m.sign(), m.tone()));
    }
    return new Line(pieces);
  }

  private int column(Instant at) {
    double all = Math.max(1, Duration.between(section.from(), section.to()).toMillis());
    double share = Duration.between(section.from(), at).toMillis() / all;
    return Math.clamp((long) (share * width), 0, width - 1);
  }

  Line axis() {
    boolean days = Duration.between(section.from(), section.to()).toHours() >= 20;
    DateTimeFormatter format = days ? DAY : MINUTE;
    String to = format.format(section.to());
    return Line.of(
        Line.at(course, format.format(section.from()), Tone.MUTED),
        Line.at(course + width - to.length(), to, Tone.MUTED));
  }
}
