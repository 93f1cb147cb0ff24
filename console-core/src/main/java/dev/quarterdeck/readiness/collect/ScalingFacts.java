package dev.quarterdeck.readiness.collect;

import dev.quarterdeck.kernel.Listing;
import dev.quarterdeck.kernel.Outcome;

/** Port: what readiness reads of Application Auto Scaling's ECS services. */
public interface ScalingFacts {
  /**
   * @param service {@code cluster/name}
   * @param suspended whether it may not add tasks
   */
  record Target(String service, int least, int most, boolean suspended) {}

  /**
   * @param service {@code cluster/name}
   */
  record Policy(String service, String name, String type) {}

  /**
   * Equivalent to {@code aws application-autoscaling describe-scalable-targets --service-namespace
   * ecs}.
   */
  Outcome<Listing<Target>> targets();

  /**
   * Equivalent to {@code aws application-autoscaling describe-scaling-policies --service-namespace
   * ecs}.
   */
  Outcome<Listing<Policy>> policies();
}
