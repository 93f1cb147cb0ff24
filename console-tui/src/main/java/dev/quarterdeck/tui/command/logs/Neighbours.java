package dev.quarterdeck.tui.command.logs;

import dev.quarterdeck.logs.LogEvent;
import dev.quarterdeck.logs.LogLine;
import dev.quarterdeck.logs.LogSource;
import dev.quarterdeck.logs.search.Hit;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Hits with their neighbours, as people read them: hits of one stream that stand so near that their
 * neighbours overlap are one block, and no line comes twice.
 */
final class Neighbours {
  private record Key(String stream, Instant at, String what) {
    static Key of(LogEvent e) {
      return new Key(e.stream(), e.at(), e.eventId().isEmpty() ? e.message() : e.eventId());
    }
  }

  /**
   * One line of a block.
   *
   * @param hit null for a neighbour
   */
  record Line(LogSource source, LogEvent event, @Nullable LogLine hit) {}

  private Neighbours() {}

  /** Blocks in the order of their first hits; lines in the order of their stream. */
  static List<List<Line>> of(List<Hit> hits) {
    List<Map<Key, Line>> blocks = new ArrayList<>();
    Map<String, Map<Key, Line>> last = new HashMap<>();
    for (Hit hit : hits) {
      LogSource source = hit.line().source();
      Map<Key, Line> own = new LinkedHashMap<>();
      hit.before().forEach(e -> own.put(Key.of(e), new Line(source, e, null)));
      LogEvent at = hit.line().event();
      own.put(Key.of(at), new Line(source, at, hit.line()));
      hit.after().forEach(e -> own.put(Key.of(e), new Line(source, e, null)));
      String stream = source.ref() + ' ' + at.stream();
      Map<Key, Line> open = last.get(stream);
      if (open != null && own.keySet().stream().anyMatch(open::containsKey)) {
        own.forEach((k, l) -> open.merge(k, l, (a, b) -> a.hit() == null ? b : a));
      } else {
        blocks.add(own);
        last.put(stream, own);
      }
    }
    return blocks.stream().map(b -> List.copyOf(b.values())).toList();
  }
}
