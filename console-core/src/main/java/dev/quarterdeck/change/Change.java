package dev.quarterdeck.change;

import dev.quarterdeck.kernel.Outcome;

/**
 * A change that was prepared and not yet made. {@link Changes} runs it; whoever prepared it closes
 * it, which wipes the values that it holds.
 *
 * @param <R> what it comes to
 */
public interface Change<R> extends AutoCloseable {
  Plan plan();

  /**
   * Makes the change; repeating it does no harm. With an empty plan it calls nothing and gives the
   * result of having nothing to do. Must not be called but by {@link Changes}.
   */
  Outcome<R> execute();

  /** The result for the record, without values: {@code done, version …}. */
  String said(R result);

  @Override
  default void close() {}
}
