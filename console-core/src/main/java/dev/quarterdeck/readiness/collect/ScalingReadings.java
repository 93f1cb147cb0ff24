package dev.quarterdeck.readiness.collect;

import dev.quarterdeck.kernel.Listing;
import dev.quarterdeck.readiness.collect.ScalingFacts.Policy;
import dev.quarterdeck.readiness.collect.ScalingFacts.Target;

/** Application Auto Scaling as a run sees it. */
public final class ScalingReadings {
  private final Once once;
  private final ScalingFacts facts;

  ScalingReadings(Once once, ScalingFacts facts) {
    this.once = once;
    this.facts = facts;
  }

  /** Every ECS service of the region that may scale. */
  public Listing<Target> targets() {
    return once.read("application-autoscaling:DescribeScalableTargets", facts::targets);
  }

  public Listing<Policy> policies() {
    return once.read("application-autoscaling:DescribeScalingPolicies", facts::policies);
  }
}
