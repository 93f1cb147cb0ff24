package dev.quarterdeck.health.timeline;

import dev.quarterdeck.kernel.Listing;
import dev.quarterdeck.kernel.Outcome;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Port: what AWS remembers of the past. */
public interface History {
  /**
   * A service deployment.
   *
   * @param status SUCCESSFUL, IN_PROGRESS, ROLLBACK_SUCCESSFUL and so on
   * @param taskDefinition ARN of what it rolls out; null where that could not be read
   */
  record Rollout(
      String arn,
      String status,
      @Nullable String reason,
      Instant createdAt,
      @Nullable Instant finishedAt,
      @Nullable String taskDefinition) {}

  /**
   * Those created since: {@code aws ecs list-service-deployments --created-at after=…} and {@code
   * describe-service-revisions}.
   */
  Outcome<Listing<Rollout>> rollouts(String cluster, String service, Instant since);

  /** When and by whom a revision was registered, where ECS says so. */
  record Registration(String arn, @Nullable Instant at, @Nullable String by) {}

  /**
   * A family's revisions registered since, newest first: {@code aws ecs list-task-definitions
   * --family-prefix FAMILY --sort DESC} and {@code describe-task-definition}.
   */
  Outcome<Listing<Registration>> registrations(String family, Instant since);

  /** An alarm's change of state; {@code reason} where CloudWatch gives one. */
  record Transition(String alarm, Instant at, String from, String to, @Nullable String reason) {}

  /**
   * Equivalent to {@code aws cloudwatch describe-alarm-history --history-item-type StateUpdate}.
   */
  Outcome<Listing<Transition>> transitions(Instant since);

  /**
   * What Application Auto Scaling did to a service, or could not do.
   *
   * @param cluster the service's
   * @param text in AWS's words, for example {@code Setting desired count to 4.}
   * @param cause why, for example which alarm triggered which policy
   * @param status Successful, Failed, Unfulfilled and so on
   * @param message what became of it
   */
  record Scaling(
      String cluster,
      String service,
      Instant at,
      String text,
      String cause,
      String status,
      @Nullable String message) {}

  /**
   * Equivalent to {@code aws application-autoscaling describe-scaling-activities
   * --service-namespace ecs}, read back to {@code since}; AWS keeps six weeks.
   *
   * @param only {@code cluster/name} of the only service to ask for; null for all
   */
  Outcome<Listing<Scaling>> scalings(Instant since, @Nullable String only);

  /**
   * A call that changed something, from CloudTrail.
   *
   * @param action for example {@code ecs:UpdateService}
   * @param parameters the simple ones of the request
   * @param resources names and ARNs
   * @param error its code when the call failed; null when it was done
   */
  record Write(
      String id,
      Instant at,
      String action,
      @Nullable String who,
      Map<String, String> parameters,
      List<String> resources,
      @Nullable String error) {
    public Write {
      parameters = Map.copyOf(parameters);
      resources = List.copyOf(resources);
    }
  }

  /**
   * Equivalent to {@code aws cloudtrail lookup-events --lookup-attributes
   * AttributeKey=ReadOnly,AttributeValue=false}: two calls a second, newest first, at most {@code
   * most}; a cut list says so. CloudTrail keeps 90 days, and is some minutes behind.
   */
  Outcome<Listing<Write>> writes(Instant since, int most);
}
