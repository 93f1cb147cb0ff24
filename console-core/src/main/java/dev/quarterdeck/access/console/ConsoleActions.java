package dev.quarterdeck.access.console;

import java.util.ArrayList;
import java.util.List;

/**
 * The IAM actions behind every operation that the console calls, by who needs them. A test walks
 * the calls and the checklist's catalogue and holds these lists to both.
 */
final class ConsoleActions {
  /** Reading everything but values: health, logs, usage, the checklist. */
  static final List<String> READS =
      of(
          "acm DescribeCertificate",
          "application-autoscaling DescribeScalableTargets DescribeScalingActivities"
              + " DescribeScalingPolicies",
          "backup ListProtectedResources ListRestoreJobs",
          "cloudfront ListDistributions",
          "cloudtrail LookupEvents",
          "cloudwatch DescribeAlarmHistory DescribeAlarms GetDashboard GetMetricData"
              + " ListDashboards ListMetrics ListTagsForResource",
          "codepipeline GetPipeline ListPipelines",
          "ec2 DescribeRouteTables DescribeSecurityGroups DescribeSubnets DescribeVpcEndpoints",
          "ecr BatchGetRepositoryScanningConfiguration DescribeImageScanFindings DescribeImages"
              + " DescribeRepositories",
          "ecs DescribeClusters DescribeServiceRevisions DescribeServices DescribeTaskDefinition"
              + " DescribeTasks ListClusters ListServiceDeployments ListServices"
              + " ListTaskDefinitionFamilies ListTaskDefinitions ListTasks",
          "elasticache DescribeCacheClusters DescribeReplicationGroups DescribeServerlessCaches"
              + " DescribeUsers",
          "elasticfilesystem DescribeBackupPolicy",
          "elasticloadbalancing DescribeListenerCertificates DescribeListeners"
              + " DescribeLoadBalancerAttributes"
              + " DescribeLoadBalancers DescribeRules DescribeSSLPolicies"
              + " DescribeTargetGroupAttributes DescribeTargetGroups DescribeTargetHealth",
          "events ListEventBuses ListRules ListTargetsByRule",
          "iam GetPolicy GetPolicyVersion GetRole GetRolePolicy ListAttachedRolePolicies"
              + " ListRolePolicies SimulatePrincipalPolicy",
          "kms DescribeKey GetKeyPolicy GetKeyRotationStatus",
          "logs DescribeLogGroups DescribeMetricFilters FilterLogEvents GetLogEvents"
              + " GetQueryResults StartLiveTail StartQuery StopQuery",
          "rds DescribeDBClusterParameters DescribeDBClusterSnapshotAttributes"
              + " DescribeDBClusterSnapshots DescribeDBClusters DescribeDBInstances"
              + " DescribeDBParameters DescribeDBProxies DescribeDBSnapshotAttributes"
              + " DescribeDBSnapshots DescribeEvents",
          "s3 GetAccountPublicAccessBlock GetBucketLogging GetBucketOwnershipControls"
              + " GetBucketPolicy GetBucketPolicyStatus GetBucketPublicAccessBlock"
              + " GetBucketVersioning GetEncryptionConfiguration GetLifecycleConfiguration"
              + " ListAllMyBuckets",
          "scheduler GetSchedule ListSchedules",
          "secretsmanager DescribeSecret GetResourcePolicy ListSecretVersionIds ListSecrets",
          "sns ListSubscriptionsByTopic",
          "ssm DescribeParameters",
          "sts GetCallerIdentity",
          "wafv2 GetRuleGroup GetWebACL GetWebACLForResource",
          "xray GetTraceSummaries");

  /** Values, and the changes of a rotation. */
  static final List<String> ROTATION =
      of("secretsmanager GetSecretValue PutSecretValue RotateSecret UpdateSecretVersionStage");

  /** IAM knows no resource for it, and asks about GetSecretValue on each secret beside it. */
  static final List<String> BATCHES = of("secretsmanager BatchGetSecretValue");

  /** Of environment files, which hold values as well; IAM knows no action for their size. */
  static final List<String> FILES = of("s3 GetObject");

  /** Deployments, tasks, alarms, an AUTH token, a cache user, the record's way to a log group. */
  static final List<String> OPERATION =
      of(
          "cloudwatch DisableAlarmActions EnableAlarmActions",
          "ecs ExecuteCommand RegisterTaskDefinition RunTask StopServiceDeployment StopTask"
              + " UpdateService",
          "elasticache ModifyReplicationGroup ModifyUser",
          "logs CreateLogStream PutLogEvents");

  /** A secret as a whole. */
  static final List<String> SECRETS =
      of("secretsmanager CreateSecret DeleteSecret RestoreSecret TagResource UntagResource");

  /** What the checklist puts right. */
  static final List<String> FIXES = of("cloudwatch PutMetricAlarm", "logs PutRetentionPolicy");

  private ConsoleActions() {}

  private static List<String> of(String... services) {
    List<String> actions = new ArrayList<>();
    for (String line : services) {
      String[] words = line.split(" ", -1);
      for (int i = 1; i < words.length; i++) {
        actions.add(words[0] + ":" + words[i]);
      }
    }
    return List.copyOf(actions);
  }
}
