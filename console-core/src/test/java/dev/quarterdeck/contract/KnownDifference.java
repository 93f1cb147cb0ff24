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

  /** moto does not know the operation: HTTP 500 and a web page. */
  CACHE_USERS_STAY_AS_THEY_ARE(
      "API_ModifyUser, Passwords: the passwords belonging to the user, up to two", Kind.MOTO),
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
      Kind.MOTO),

  /** moto knows no DescribeAlarmHistory: it answers HTTP 500. */
  ALARMS_HAVE_NO_HISTORY(
      "API_DescribeAlarmHistory: retrieves the history for the specified alarm", Kind.MOTO),

  /** moto knows no LookupEvents: it answers HTTP 500. */
  CALLS_ARE_NOT_LOOKED_UP(
      "API_LookupEvents: looks up management events that are captured by CloudTrail", Kind.MOTO),

  /** moto keeps scalable targets and does nothing with them; it knows no activities. */
  NOTHING_IS_SCALED(
      "API_DescribeScalingActivities: provides descriptive information about the scaling"
          + " activities in the specified namespace from the previous six weeks",
      Kind.MOTO),

  /** moto's Insights knows fields, sort and limit, and leaves out what it does not know. */
  INSIGHTS_NEITHER_FILTERS_NOR_COUNTS(
      "CWL_QuerySyntax: filter, stats; API_GetQueryResults, statistics", Kind.MOTO),

  /** moto accepts every text as a query. */
  INSIGHTS_TAKES_ANY_QUERY("API_StartQuery, Errors: MalformedQueryException", Kind.MOTO),

  /** moto knows no StopQuery: it answers HTTP 500. */
  QUERIES_CANNOT_BE_STOPPED(
      "API_StopQuery: if the query has already ended, the operation returns an error", Kind.MOTO),

  /** moto's buckets are encrypted when somebody says so. */
  BUCKETS_ARE_NOT_ENCRYPTED_BY_THEMSELVES(
      "default-encryption-faq: Amazon S3 automatically encrypts all new objects from January 5,"
          + " 2023",
      Kind.MOTO),

  /** moto lists distributions without what they are made of. */
  DISTRIBUTIONS_ARE_LISTED_BARE(
      "API_DistributionSummary: Enabled, Origins and Aliases are required", Kind.MOTO),

  /** moto has no page for a file system that does not exist: HTTP 500 and a web page. */
  BACKUPS_OF_AN_UNKNOWN_FILE_SYSTEM(
      "API_DescribeBackupPolicy, Errors: FileSystemNotFound, HTTP status code 404", Kind.MOTO),

  /** moto answers without a status. */
  POLICY_STATUS_IS_NOT_TOLD(
      "API_GetBucketPolicyStatus: retrieves the policy status, indicating whether the bucket is"
          + " public",
      Kind.MOTO),

  /** moto knows neither the operation nor backups on demand. */
  PROTECTED_RESOURCES_ARE_NOT_LISTED(
      "API_ListProtectedResources: an array of resources successfully backed up by AWS Backup",
      Kind.MOTO),

  /** moto's summaries leave out what a trace went through. */
  TRACES_HAVE_NO_SERVICES(
      "API_TraceSummary, ServiceIds: service IDs from the trace's segment documents", Kind.MOTO),

  /** moto's scan frequency follows the registry's rules alone. */
  SCANNING_OF_ONE_REPOSITORY_IS_NOT_COUNTED(
      "API_RepositoryScanningConfiguration, scanFrequency: the scan frequency for the repository",
      Kind.MOTO),

  /** moto has no simulator of policies: it answers HTTP 500. */
  NO_SIMULATOR(
      "API_SimulatePrincipalPolicy: the results list each action on each resource", Kind.MOTO);

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
