package dev.quarterdeck.services;

import dev.quarterdeck.kernel.Listing;
import dev.quarterdeck.kernel.Outcome;
import org.jspecify.annotations.Nullable;

/** Port: which ECS tasks EventBridge and EventBridge Scheduler start, at times or for events. */
@FunctionalInterface
public interface ScheduledTasks {
  /** Which of the two services starts. */
  enum Kind {
    /** A rule of an event bus. */
    RULE,
    /** A schedule of EventBridge Scheduler, which belongs to a group. */
    SCHEDULE
  }

  /**
   * What starts tasks.
   *
   * @param within the rule's event bus, the schedule's group; of each there is one named {@code
   *     default}
   */
  record Starter(Kind kind, String within, String name) {
    /** {@code rule nightly}, {@code schedule invoices of group shop}. */
    public String words() {
      String place =
          within.equals("default")
              ? ""
              : (kind == Kind.RULE ? " of event bus " : " of group ") + within;
      return (kind == Kind.RULE ? "rule " : "schedule ") + name + place;
    }
  }

  /**
   * A task that is started.
   *
   * @param schedule {@code cron(…)}, {@code rate(…)} or {@code at(…)}, with its time zone unless
   *     that is UTC; null for a rule that waits for events
   * @param cluster its name
   * @param taskDefinition an ARN; without a revision the family's newest ACTIVE one is started
   */
  record Start(
      Starter starter,
      boolean enabled,
      @Nullable String schedule,
      String cluster,
      String taskDefinition) {}

  /**
   * What the rules of every event bus of the account and the schedules of every group start in ECS,
   * in this region; what could not be read is an unknown. Equivalent to {@code aws events
   * list-event-buses}, {@code list-rules} and {@code list-targets-by-rule}, {@code aws scheduler
   * list-schedules} and {@code get-schedule}.
   */
  Outcome<Listing<Start>> starts();
}
