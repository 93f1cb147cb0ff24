package dev.quarterdeck.aws;

import dev.quarterdeck.kernel.ProblemException;
import dev.quarterdeck.kernel.Problems;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * A call's turn under the rate limit. Who is on the wire without one leaves it, waits elsewhere and
 * comes back with it: what waits for the rate of one operation keeps no other from the wire.
 */
final class Turn {
  private static final ThreadLocal<@Nullable Turn> ON_WIRE = new ThreadLocal<>();
  private final boolean had;

  private Turn(boolean had) {
    this.had = had;
  }

  /** The turn is reserved and comes after a while; caught by {@link Calls} alone. */
  static final class Later extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient Pauser pauser;
    private final Duration wait;

    Later(Pauser pauser, Duration wait) {
      super("the call's turn comes later", null, false, false);
      this.pauser = pauser;
      this.wait = wait;
    }

    void await() {
      try {
        pauser.pause(wait);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new ProblemException(Problems.interrupted());
      }
    }
  }

  /** {@code had}: whether its first operation has its turn already. */
  static <T> T onWire(Callable<T> call, boolean had) throws Exception {
    ON_WIRE.set(new Turn(had));
    try {
      return call.call();
    } finally {
      ON_WIRE.remove();
    }
  }

  /** Before each operation. Off the wire, and for a call's further operations, it waits here. */
  static void take(RateLimits limits, String operation) throws InterruptedException {
    Turn turn = ON_WIRE.get();
    ON_WIRE.remove();
    if (turn == null) {
      limits.take(operation);
    } else if (!turn.had) {
      Duration wait = limits.reserve(operation);
      if (!wait.isZero()) {
        throw new Later(limits.pauser(), wait);
      }
    }
  }
}
