package dev.quarterdeck.sandbox.wire;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/**
 * The requests that reached the sandbox: counted by action ({@code ecs:ListServices}), refused ones
 * too, and shown to who wants to see each.
 */
public final class Traffic {
  private final Map<String, LongAdder> counts = new ConcurrentHashMap<>();

  private volatile Watcher watcher = Watcher.NOBODY;

  /** Sees every request that is let through to its handler, on the request's own thread. */
  public interface Watcher {
    /** Lets everything pass. */
    Watcher NOBODY = new Watcher() {};

    /** Before it is handled; false cuts the connection instead. */
    default boolean before(String action) {
      return true;
    }

    /** After it was handled; false cuts the connection instead of answering. */
    default boolean after(String action) {
      return true;
    }
  }

  /** Puts a watcher in the place of the one before. */
  public void watch(Watcher value) {
    watcher = value;
  }

  Watcher watcher() {
    return watcher;
  }

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
