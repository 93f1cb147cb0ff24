package dev.quarterdeck.logs.tail;

import java.util.HashSet;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;

/**
 * Which events were given already, by their second, so that reading a window again gives none of
 * them twice and what is too old to be read again is forgotten.
 */
final class Seen {
  private final NavigableMap<Long, Set<String>> bySecond = new TreeMap<>();
  private int size;

  /** Whether it is new; from now on it is not. */
  boolean add(long atMillis, String id) {
    boolean fresh =
        bySecond.computeIfAbsent(Math.floorDiv(atMillis, 1000L), s -> new HashSet<>()).add(id);
    size += fresh ? 1 : 0;
    return fresh;
  }

  /** Forgets the seconds that ended before. */
  void forgetBefore(long atMillis) {
    Map<Long, Set<String>> old = bySecond.headMap(Math.floorDiv(atMillis, 1000L), false);
    old.values().forEach(ids -> size -= ids.size());
    old.clear();
  }

  /**
   * The earliest second from which on at most {@code most} events are known, in milliseconds; at
   * least the newest one.
   */
  long windowStart(int most) {
    int counted = 0;
    long start = bySecond.isEmpty() ? Long.MIN_VALUE : bySecond.lastKey();
    for (Map.Entry<Long, Set<String>> e : bySecond.descendingMap().entrySet()) {
      counted += e.getValue().size();
      if (counted > most && e.getKey() != bySecond.lastKey().longValue()) {
        return start * 1000;
      }
      start = e.getKey();
    }
    return Long.MIN_VALUE;
  }

  int size() {
    return size;
  }
}
