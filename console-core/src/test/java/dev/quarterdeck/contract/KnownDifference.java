package dev.quarterdeck.contract;

import dev.quarterdeck.contract.ContractEndpoint.Kind;
import java.util.Set;

/**
 * Where an endpoint is known to answer other than AWS: the only place from which the contract knows
 * of it. Each names what AWS's documentation says; the sandbox follows that.
 */
enum KnownDifference {
  /** moto fails with HTTP 500 and a web page. */
  VERSIONS_OF_AN_UNKNOWN_SECRET(
      "API_ListSecretVersionIds, Errors: ResourceNotFoundException", Kind.MOTO),

  /** moto dates every version at the time of the question. */
  VERSIONS_ARE_DATED_WHEN_ASKED(
      "API_SecretVersionsListEntry, CreatedDate: the date and time this version was created",
      Kind.MOTO),

  /** moto adds a label to a version without looking whether another one holds it. */
  A_LABEL_CAN_BE_ON_TWO_VERSIONS(
      "API_UpdateSecretVersionStage, RemoveFromVersionId: if the label is attached and you either"
          + " do not specify this parameter, or the version ID does not match, then the operation"
          + " fails",
      Kind.MOTO),

  /**
   * moto's read that names neither version nor label stays where it was when AWSCURRENT is moved.
   */
  A_MOVED_LABEL_LEAVES_THE_DEFAULT_READ(
      "API_GetSecretValue, VersionStage: if you don't specify either a VersionStage or VersionId,"
          + " Secrets Manager returns the AWSCURRENT version",
      Kind.MOTO),

  /** moto does not know the operation: HTTP 500 and a web page. */
  AUTH_TOKENS_STAY_AS_THEY_ARE(
      "API_ModifyReplicationGroup, AuthTokenUpdateStrategy: SET, ROTATE, DELETE", Kind.MOTO),
  /** moto does not know the operations: HTTP 501 or 404. */
  NO_SERVERLESS_CACHES("API_DescribeServerlessCaches", Kind.MOTO),

  /** moto keeps the deployment that a service was created with, whatever it is updated to. */
  UPDATES_START_NO_DEPLOYMENT(
      "API_UpdateService, taskDefinition: if you modify the task definition, Amazon ECS spawns a"
          + " task with the new version of the task definition",
      Kind.MOTO),

  /**
   * moto's services never start a task: what tasks look like is seen in the sandbox and by RunTask.
   */
  SERVICES_START_NO_TASKS(
      "service_concepts: the scheduler maintains the desired count of tasks", Kind.MOTO),

  /** moto has no switch of an alarm's actions: it answers HTTP 500. */
  ALARM_ACTIONS_CANNOT_BE_SWITCHED(
      "API_DisableAlarmActions: when an alarm's actions are disabled, the alarm actions do not"
          + " execute when the alarm state changes",
      Kind.MOTO);

  private final String awsDocumentation;
  private final Set<Kind> kinds;

  KnownDifference(String awsDocumentation, Kind... kinds) {
    this.awsDocumentation = awsDocumentation;
    this.kinds = Set.of(kinds);
  }

  boolean at(Kind kind) {
    return kinds.contains(kind);
  }

  /** The page of AWS's documentation, and what in it decides. */
  String awsDocumentation() {
    return awsDocumentation;
  }
}
