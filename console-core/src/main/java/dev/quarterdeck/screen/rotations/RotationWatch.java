package dev.quarterdeck.screen.rotations;

import dev.quarterdeck.rotation.run.Progress.Counts;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * How far the roll-outs of this process's rotations are, by deployment: what a journal does not
 * hold because it changes all the time. From any thread.
 */
public final class RotationWatch {
  private final Map<String, Counts> latest = new ConcurrentHashMap<>();

  void saw(List<Counts> services) {
    services.forEach(c -> latest.put(c.deployment(), c));
  }

  /** The latest look at a deployment; null where nobody here looks. */
  @Nullable Counts of(@Nullable String deployment) {
    return deployment == null ? null : latest.get(deployment);
  }
}
