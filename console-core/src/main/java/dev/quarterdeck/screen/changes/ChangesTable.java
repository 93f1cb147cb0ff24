package dev.quarterdeck.screen.changes;

import dev.quarterdeck.health.timeline.Entry;
import dev.quarterdeck.health.timeline.Kind;
import dev.quarterdeck.health.timeline.Suspect;
import dev.quarterdeck.health.timeline.TimeLine;
import dev.quarterdeck.screen.Tone;
import dev.quarterdeck.screen.Words;
import dev.quarterdeck.screen.table.Cell;
import dev.quarterdeck.screen.table.Column;
import dev.quarterdeck.screen.table.Row;
import dev.quarterdeck.screen.table.Table;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The time line as rows, newest first; what is most likely to blame is marked. */
public final class ChangesTable {
  private static final DateTimeFormatter SECOND =
      DateTimeFormatter.ofPattern("HH:mm:ss").withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("MM-dd HH:mm:ss").withZone(ZoneOffset.UTC);

  static final List<Column> COLUMNS =
      List.of(
          Column.of("at", "AT (UTC)", 1),
          Column.right("age", "AGO", 4),
          Column.of("kind", "KIND", 1),
          Column.growing("change", "CHANGE", 1),
          Column.of("service", "SERVICE", 3),
          Column.of("who", "WHO", 5));

  private ChangesTable() {}

  static Table of(TimeLine line) {
    Set<Entry> suspects =
        suspects(line).values().stream().map(Suspect::entry).collect(Collectors.toSet());
    boolean days = Duration.between(line.from(), line.asOf()).compareTo(Duration.ofHours(20)) > 0;
    List<Row> rows = new ArrayList<>();
    Map<String, Integer> seen = new HashMap<>();
    for (Entry e : line.entries()) {
      rows.add(row(e, suspects.contains(e), line.asOf(), days ? DAY : SECOND, seen));
    }
    return new Table(COLUMNS, rows);
  }

  /** The change most likely behind each service's trouble. */
  public static Map<String, Suspect> suspects(TimeLine line) {
    Map<String, Suspect> suspects = new java.util.TreeMap<>();
    Suspect.findings(line)
        .forEach(
            (service, finding) -> {
              if (finding.suspect() != null) {
                suspects.put(service, finding.suspect());
              }
            });
    return suspects;
  }

  private static Row row(
      Entry e, boolean suspect, Instant now, DateTimeFormatter format, Map<String, Integer> seen) {
    Tone tone = suspect || e.bad() ? Tone.WARN : Tone.NORMAL;
    return new Row(
        id(e, seen),
        List.of(
            Cell.number(format.format(e.at()), Tone.MUTED, -e.at().toEpochMilli()),
            Cell.number(Words.age(e.at(), now), Tone.MUTED, -e.at().toEpochMilli()),
            Cell.of((suspect ? "★ " : e.bad() ? "▲ " : "  ") + e.kind().id(), kindTone(e, suspect)),
            Cell.of(e.text() + (e.detail() == null ? "" : ": " + e.detail()), tone),
            Cell.of(services(e), Tone.MUTED),
            Cell.of(e.caller() == null ? "" : e.caller(), Tone.MUTED)));
  }

  private static Tone kindTone(Entry e, boolean suspect) {
    return suspect || e.bad() ? Tone.WARN : e.kind() == Kind.DEPLOYMENT ? Tone.ACCENT : Tone.NORMAL;
  }

  /** The first of them, and how many more. */
  public static String services(Entry e) {
    return switch (e.services().size()) {
      case 0 -> "";
      case 1 -> e.services().getFirst();
      default -> e.services().getFirst() + " +" + (e.services().size() - 1);
    };
  }

  /** The same whenever it is read; entries alike are told apart by their order. */
  static String id(Entry e, Map<String, Integer> seen) {
    String id = e.at() + " " + e.kind().id() + " " + e.subject() + " " + e.text();
    int n = seen.merge(id, 1, Integer::sum);
    return n == 1 ? id : id + " " + n;
  }

  static Optional<Entry> entry(TimeLine line, String id) {
    Map<String, Integer> seen = new HashMap<>();
    return line.entries().stream().filter(e -> id(e, seen).equals(id)).findFirst();
  }
}
