package dev.quarterdeck.logs.tail;

import dev.quarterdeck.logs.LogEvent;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Events that came by one way and may come by the other as well. A live tail's events have no id,
 * so both are matched by stream, time and text: as many alike as came the one way are held back
 * when they come the other.
 */
final class Pairs {
  private record Key(String stream, long at, String message) {}

  private final NavigableMap<Long, Map<Key, Integer>> bySecond = new TreeMap<>();
  private int size;

  /** Seconds before were forgotten because there were too many. */
  private long forgotten = Long.MIN_VALUE;

  /** Whether what was noted of its time may be forgotten. */
  boolean forgot(LogEvent e) {
    return Math.floorDiv(e.at().toEpochMilli(), 1000L) < forgotten;
  }

  /** Notes one that was given. */
  void add(LogEvent e) {
    long at = e.at().toEpochMilli();
    bySecond
        .computeIfAbsent(Math.floorDiv(at, 1000L), s -> new HashMap<>())
        .merge(new Key(e.stream(), at, e.message()), 1, Integer::sum);
    size++;
  }

  /** Takes back one that is alike; false where there is none. */
  boolean take(LogEvent e) {
    long at = e.at().toEpochMilli();
    Map<Key, Integer> second = bySecond.get(Math.floorDiv(at, 1000L));
    Key key = new Key(e.stream(), at, e.message());
    if (second == null || !second.containsKey(key)) {
      return false;
    }
    second.computeIfPresent(key, (k, n) -> n == 1 ? null : n - 1);
    size--;
    return true;
  }

  /** Forgets what is older, and the oldest seconds of what exceeds {@code most}. */
  void forget(long beforeMillis, int most) {
    while (!bySecond.isEmpty()
        && (bySecond.firstKey() < Math.floorDiv(beforeMillis, 1000L) || size > most)) {
      if (size > most) {
        forgotten = bySecond.firstKey() + 1;
      }
      size -= bySecond.pollFirstEntry().getValue().values().stream().mapToInt(n -> n).sum();
    }
  }

  /**
   * Forgets the oldest seconds of what exceeds {@code most}; says since when all is known then, or
   * null when nothing was forgotten.
   */
  @Nullable Instant trimmedTo(int most) {
    if (size <= most) {
      return null;
    }
    forget(Long.MIN_VALUE, most);
    return bySecond.isEmpty() ? null : Instant.ofEpochSecond(bySecond.firstKey());
  }

  int size() {
    return size;
  }
}
