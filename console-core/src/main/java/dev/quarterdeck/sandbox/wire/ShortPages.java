package dev.quarterdeck.sandbox.wire;

import java.util.function.Supplier;

/**
 * While a request is answered: whether a page holds one thing only, however many were asked for.
 */
public final class ShortPages {
  private static final ScopedValue<Boolean> ON = ScopedValue.newInstance();

  private ShortPages() {}

  static <T> T answering(boolean on, Supplier<T> answer) {
    return ScopedValue.where(ON, on).call(answer::get);
  }

  /** The size of a page of which {@code asked} things were asked for. */
  public static int size(int asked) {
    return ON.orElse(false) ? 1 : asked;
  }
}
