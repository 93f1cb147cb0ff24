package dev.quarterdeck.sandbox.world.ecs;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What containers of an image do. An image that nobody described starts, serves and stops when told
 * to.
 *
 * @param pullable false: CannotPullContainerError
 * @param healthCode what the health check answers, 200 for well
 * @param crash when it exits by itself; null for never
 */
public record ImageBehaviour(boolean pullable, int healthCode, @Nullable Crash crash) {
  public static final ImageBehaviour WELL = new ImageBehaviour(true, 200, null);
  public static final ImageBehaviour MISSING = new ImageBehaviour(false, 200, null);

  /**
   * Exits {@code code} between {@code from} and {@code to} seconds after its start, if started
   * after {@code since}.
   */
  public record Crash(
      double from, double to, int code, @Nullable String reason, @Nullable Instant since) {}

  public static ImageBehaviour unhealthy(int code) {
    return new ImageBehaviour(true, code, null);
  }

  public static ImageBehaviour crashing(double from, double to, int code) {
    return new ImageBehaviour(true, 200, new Crash(from, to, code, null, null));
  }
}
