package dev.quarterdeck.services;

import dev.quarterdeck.kernel.Listing;
import dev.quarterdeck.kernel.Outcome;
import org.jspecify.annotations.Nullable;

/** Port: which ECS tasks EventBridge starts, on a schedule or for an event. */
@FunctionalInterface
public interface ScheduledTasks {
  /**
   * A rule that starts tasks.
   *
   * @param schedule {@code cron(…)} or {@code rate(…)}; null for a rule that waits for events
   * @param cluster its name
   * @param taskDefinition an ARN; without a revision the family's newest ACTIVE one is started
   */
  record Start(
      String rule,
      boolean enabled,
      @Nullable String schedule,
      String cluster,
      String taskDefinition) {}

  /**
   * What the rules of the account's default event bus start in ECS, in this region; rules whose
   * targets could not be read are unknowns. Equivalent to {@code aws events list-rules} and {@code
   * list-targets-by-rule}. Schedules of EventBridge Scheduler, another service, are not among them.
   */
  Outcome<Listing<Start>> starts();
}
