package dev.quarterdeck.sandbox.wire;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/**
 * Counts the requests that reached the sandbox, by action ({@code ecs:ListServices}), refused ones
 * too.
 */
public final class Traffic {
  private final Map<String, LongAdder> counts = new ConcurrentHashMap<>();

  void count(String action) {
    counts.computeIfAbsent(action, key -> new LongAdder()).increment();
  }

  /** How often an action was asked for, retries included. */
  public long of(String action) {
    LongAdder count = counts.get(action);
    return count == null ? 0 : count.sum();
  }

  /** All requests. */
  public long total() {
    return counts.values().stream().mapToLong(LongAdder::sum).sum();
  }

  /** A copy of the counts, in the actions' order. */
  public Map<String, Long> byAction() {
    Map<String, Long> copy = new TreeMap<>();
    counts.forEach((action, count) -> copy.put(action, count.sum()));
    return copy;
  }

  /** Starts again from nothing. */
  public void reset() {
    counts.clear();
  }
}
