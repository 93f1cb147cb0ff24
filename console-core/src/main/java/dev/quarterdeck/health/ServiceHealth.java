package dev.quarterdeck.health;

import dev.quarterdeck.services.Rollout;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One service's verdict with everything that led to it, worst reason first.
 *
 * @param targets null where the service has no target group or its health could not be read
 */
public record ServiceHealth(
    String cluster,
    String service,
    String arn,
    Verdict verdict,
    List<Reason> reasons,
    int desired,
    int running,
    int pending,
    String taskDefinition,
    Rollout rollout,
    @Nullable Targets targets,
    List<Alarm> alarms,
    List<Change> changes,
    Evidence evidence,
    @Nullable Instant updatedAt) {

  /** Targets over all of the service's target groups. */
  public record Targets(int healthy, int unhealthy, int other) {}

  /**
   * Something that changed lately: a deployment and what it runs.
   *
   * @param who the caller's ARN or name where it was asked for and is known
   */
  public record Change(Instant at, String kind, String text, @Nullable String who) {}

  /** The same, told in more words. */
  public ServiceHealth with(List<Reason> told, List<Change> changed) {
    return new ServiceHealth(
        cluster,
        service,
        arn,
        verdict,
        told,
        desired,
        running,
        pending,
        taskDefinition,
        rollout,
        targets,
        alarms,
        changed,
        evidence,
        updatedAt);
  }

  /** The reasons for a page that shows the service: without the advice to look at that page. */
  public List<Reason> reasonsOnItsPage() {
    String itself = "qd services show " + ref();
    return reasons.stream()
        .map(
            r ->
                itself.equals(r.fix())
                    ? new Reason(r.signal(), r.severity(), r.text(), r.since(), null)
                    : r)
        .toList();
  }

  public String ref() {
    return cluster + "/" + service;
  }
}
