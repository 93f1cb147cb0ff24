package dev.quarterdeck.kernel;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** A value that changes and tells: a subscriber gets the current value first, then every change. */
public final class Live<T> {
  private final List<Consumer<? super T>> subscribers = new CopyOnWriteArrayList<>();
  private T value;

  public Live(T initial) {
    this.value = initial;
  }

  public synchronized T get() {
    return value;
  }

  /** Sets and tells; equal values are not told again. Subscribers run on the caller's thread. */
  public synchronized void set(T next) {
    if (next.equals(value)) {
      return;
    }
    value = next;
    subscribers.forEach(s -> s.accept(next));
  }

  /** Closing the subscription ends it. */
  public synchronized Subscription subscribe(Consumer<? super T> subscriber) {
    subscribers.add(subscriber);
    subscriber.accept(value);
    return () -> subscribers.remove(subscriber);
  }

  /** An end that never fails. */
  @FunctionalInterface
  public interface Subscription extends AutoCloseable {
    @Override
    void close();
  }
}
