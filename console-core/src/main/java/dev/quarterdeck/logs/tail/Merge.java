package dev.quarterdeck.logs.tail;

import dev.quarterdeck.logs.LogEvent;
import dev.quarterdeck.logs.LogLine;
import dev.quarterdeck.logs.LogSource;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** Puts the events of several sources into the order of their time. */
final class Merge {
  private record Held(LogSource source, LogEvent event, long order) {}

  private final PriorityQueue<Held> held =
      new PriorityQueue<>(
          Comparator.<Held, Instant>comparing(h -> h.event().at()).thenComparingLong(Held::order));
  private long order;
  private Instant given = Instant.MIN;
  private long late;

  void add(LogSource source, List<LogEvent> events) {
    events.forEach(e -> held.add(new Held(source, e, order++)));
  }

  /** Everything held up to and including that time, in order. */
  List<LogLine> upTo(Instant at) {
    List<LogLine> lines = new ArrayList<>();
    while (!held.isEmpty() && !held.peek().event().at().isAfter(at)) {
      Held h = held.remove();
      boolean isLate = h.event().at().isBefore(given);
      late += isLate ? 1 : 0;
      given = isLate ? given : h.event().at();
      lines.add(LogLine.of(h.source(), h.event(), isLate));
    }
    return lines;
  }

  /** The newest time that is held; before everything when nothing is. */
  Instant newest() {
    Instant newest = Instant.MIN;
    for (Held h : held) {
      newest = h.event().at().isAfter(newest) ? h.event().at() : newest;
    }
    return newest;
  }

  int size() {
    return held.size();
  }

  /** How many were given after younger ones. */
  long late() {
    return late;
  }
}
