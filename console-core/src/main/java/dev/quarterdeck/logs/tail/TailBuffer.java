package dev.quarterdeck.logs.tail;

import dev.quarterdeck.logs.LogLine;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * The newest lines for a screen that shows, pauses and searches: bounded, the oldest go first, and
 * those that nobody had taken by then are counted as dropped. Thread-safe.
 */
public final class TailBuffer {
  private final int capacity;
  private final Deque<LogLine> lines = new ArrayDeque<>();
  private long first;
  private long taken;
  private long dropped;

  /** {@code capacity} in lines. */
  public TailBuffer(int capacity) {
    if (capacity < 1) {
      throw new IllegalArgumentException("capacity below 1");
    }
    this.capacity = capacity;
  }

  /** Lines from a number on. {@code next} is what to ask for the next time. */
  public record Slice(long from, List<LogLine> lines, long next) {}

  public synchronized void add(List<LogLine> more) {
    for (LogLine line : more) {
      if (lines.size() == capacity) {
        lines.removeFirst();
        dropped += first >= taken ? 1 : 0;
        first++;
      }
      lines.addLast(line);
    }
  }

  /**
   * What there is from line number {@code from} on, at most {@code most}; begins later where those
   * were dropped. A screen that is paused asks for nothing; what then falls out is counted.
   */
  public synchronized Slice take(long from, int most) {
    long start = Math.max(from, first);
    List<LogLine> some = lines.stream().skip(start - first).limit(most).toList();
    taken = Math.max(taken, start + some.size());
    return new Slice(start, some, start + some.size());
  }

  /** The number that the next line will have. */
  public synchronized long end() {
    return first + lines.size();
  }

  public synchronized int size() {
    return lines.size();
  }

  /** Lines that fell out before anybody took them. */
  public synchronized long dropped() {
    return dropped;
  }
}
