package dev.quarterdeck.screen.rotations;

import dev.quarterdeck.rotation.journal.Operation;
import dev.quarterdeck.rotation.run.Progress.Counts;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The rotations that run in this process, and how far their roll-outs are: what a journal does not
 * hold because it changes all the time. From any thread.
 */
public final class RotationWatch {
  private final Map<String, Counts> latest = new ConcurrentHashMap<>();
  private final Set<String> running = ConcurrentHashMap.newKeySet();

  void saw(List<Counts> services) {
    services.forEach(c -> latest.put(c.deployment(), c));
  }

  /** The latest look at a deployment; null where nobody here looks. */
  @Nullable Counts of(@Nullable String deployment) {
    return deployment == null ? null : latest.get(deployment);
  }

  /** {@code what}: an operation's id, or the ARN of a secret, which only one can hold. */
  void began(String what) {
    running.add(what);
  }

  void ended(String what) {
    running.remove(what);
  }

  /** Whether it runs here now. */
  boolean live(Operation o) {
    return running.contains(o.id())
        || o.order().targets().stream().anyMatch(t -> running.contains(t.arn()));
  }
}
