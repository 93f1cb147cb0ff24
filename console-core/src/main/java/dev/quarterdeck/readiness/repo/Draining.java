package dev.quarterdeck.readiness.repo;

import dev.quarterdeck.readiness.collect.BalancerFacts.TargetGroup;
import dev.quarterdeck.readiness.collect.Readings;
import dev.quarterdeck.readiness.collect.ServiceFacts;
import dev.quarterdeck.readiness.collect.TaskDefinitionFacts.ContainerFacts;
import dev.quarterdeck.readiness.rules.Checks;
import java.util.Objects;

/** Whether tasks live as long as their target group sends them requests. */
final class Draining {
  /** Seconds between SIGTERM and SIGKILL where a definition says nothing. */
  private static final int STOP = 30;

  /** Seconds that a target group drains where nobody set it. */
  private static final String DRAIN = "300";

  private Draining() {}

  static void look(Checks checks, Readings in) {
    checks.each(
        in.ecs().services(),
        ServiceFacts::ref,
        s -> {
          if (!s.targetGroups().isEmpty()) {
            look(checks, in, s);
          }
        });
  }

  private static void look(Checks checks, Readings in, ServiceFacts s) {
    int stop =
        in.ecs().definition(s).containers().stream()
            .map(ContainerFacts::stopTimeout)
            .filter(Objects::nonNull)
            .mapToInt(Integer::intValue)
            .max()
            .orElse(STOP);
    checks.each(
        in.balancers().groups(),
        TargetGroup::name,
        g -> {
          if (s.targetGroups().contains(g.arn())) {
            String delay =
                in.balancers()
                    .attributes(g)
                    .getOrDefault("deregistration_delay.timeout_seconds", DRAIN);
            checks.that(
                Long.parseLong(delay) <= stop,
                s.ref(),
                "deregistration_delay.timeout_seconds, stopTimeout",
                delay + ", " + stop,
                g.name() + " drains for " + delay + " s; tasks get " + stop + " s to stop");
          }
        });
  }
}
