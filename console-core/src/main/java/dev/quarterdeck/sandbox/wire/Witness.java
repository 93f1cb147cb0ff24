package dev.quarterdeck.sandbox.wire;

import org.jspecify.annotations.Nullable;

/** Told of every call that a handler answered or refused, under the world's lock. */
@FunctionalInterface
public interface Witness {
  /**
   * @param request the SDK's request object
   * @param error the code of a refusal, null when the call was done
   */
  void saw(Call call, Object request, @Nullable String error);
}
