package dev.quarterdeck.sandbox.world;

import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * What will happen, in order of time; what was asked for first happens first at the same instant.
 */
final class EventQueue {
  private record Event(Instant at, long order, Runnable action) {}

  private final PriorityQueue<Event> events =
      new PriorityQueue<>(Comparator.comparing(Event::at).thenComparingLong(Event::order));
  private long order;

  void add(Instant at, Runnable action) {
    events.add(new Event(at, order++, action));
  }

  @Nullable Instant next() {
    Event e = events.peek();
    return e == null ? null : e.at();
  }

  void runNext() {
    Event e = events.poll();
    if (e != null) {
      e.action().run();
    }
  }

  int size() {
    return events.size();
  }
}
