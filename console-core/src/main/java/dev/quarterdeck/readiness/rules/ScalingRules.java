package dev.quarterdeck.readiness.rules;

import dev.quarterdeck.kernel.Listing;
import dev.quarterdeck.readiness.collect.Readings;
import dev.quarterdeck.readiness.collect.ScalingFacts.Policy;
import dev.quarterdeck.readiness.collect.ScalingFacts.Target;
import dev.quarterdeck.readiness.collect.ServiceFacts;
import dev.quarterdeck.readiness.evidence.Finding;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Services that add and remove tasks by themselves. */
final class ScalingRules {
  private static final String CALLS =
      "application-autoscaling:DescribeScalableTargets,"
          + " application-autoscaling:DescribeScalingPolicies";

  private ScalingRules() {}

  static void register(Map<String, Rule> rules) {
    rules.put("ecs-autoscaling", ScalingRules::scaling);
  }

  private static Finding scaling(Readings in) {
    Checks checks = new Checks(CALLS, in.now());
    Listing<Target> targets = in.scaling().targets();
    Listing<Policy> policies = in.scaling().policies();
    checks.missing(targets.unknowns()).missing(policies.unknowns());
    return checks
        .each(
            in.ecs().services(),
            ServiceFacts::ref,
            s -> {
              Optional<Target> target =
                  targets.items().stream().filter(t -> t.service().equals(s.ref())).findFirst();
              List<String> own =
                  policies.items().stream()
                      .filter(p -> p.service().equals(s.ref()))
                      .map(Policy::name)
                      .toList();
              if (target.isPresent()) {
                look(checks, s, target.get(), own, policies.isComplete());
              } else if (targets.isComplete()) {
                checks.fail(s.ref(), "ScalableTargets", null, "stays at the tasks it is given");
              }
            })
        .done("No service was found in the scope.");
  }

  private static void look(
      Checks checks, ServiceFacts s, Target t, List<String> policies, boolean known) {
    String range = t.least() + " to " + t.most();
    if (t.suspended()) {
      checks.fail(s.ref(), "SuspendedState", true, "its scaling out is suspended");
    } else if (t.most() <= t.least()) {
      checks.fail(s.ref(), "MaxCapacity", range, "may run " + t.most() + " tasks and no more");
    } else if (t.least() < 2) {
      checks.fail(s.ref(), "MinCapacity", range, "may shrink to " + t.least() + " tasks");
    } else if (policies.isEmpty()) {
      if (known) {
        checks.fail(s.ref(), "ScalingPolicies", null, "may scale and has no policy that does so");
      }
    } else {
      checks.pass(
          s.ref(),
          "ScalingPolicies",
          String.join(", ", policies),
          "scales from " + range + " tasks");
    }
  }
}
