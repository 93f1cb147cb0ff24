package dev.quarterdeck.services;

import dev.quarterdeck.kernel.Outcome;
import org.jspecify.annotations.Nullable;

/** Port: what the console changes in ECS. Only {@link dev.quarterdeck.change.Change}s call it. */
public interface EcsEditor {
  /**
   * Equivalent to {@code aws ecs update-service}. Takes no token: after a lost answer look at the
   * service's deployments before calling again. Gives the service as it is afterwards; its primary
   * deployment is the one that this started.
   */
  Outcome<Service> update(String cluster, String service, Update update);

  /**
   * What to change of a service; null leaves it as it is.
   *
   * @param taskDefinition ARN of the revision to run
   * @param force starts a deployment although nothing else changes, so that tasks start anew
   */
  record Update(@Nullable String taskDefinition, @Nullable Integer desired, boolean force) {
    /** New tasks of the same revision: they read their secrets again. */
    public static final Update REDEPLOY = new Update(null, null, true);
  }
}
