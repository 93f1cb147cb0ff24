package dev.quarterdeck.session;

import java.util.HashSet;
import java.util.Set;

/**
 * The operations that a read-only session may call, as {@code service:Operation} with IAM's service
 * prefix and the API's operation name. A list of what is allowed: an operation that nobody thought
 * of is refused. Reading a value ({@code GetSecretValue}) changes nothing in AWS and is on the
 * list; the reveal with its reason and its audit entry governs it.
 */
public final class ReadOperations {
  /** What steps begin with that are made on this machine and sent to nobody. */
  public static final String LOCAL = "local:";

  private static final Set<String> ALLOWED = new HashSet<>();

  static {
    allow(
        "ecs",
        "ListClusters ListServices ListServicesByNamespace ListTasks ListTaskDefinitions"
            + " ListTaskDefinitionFamilies ListServiceDeployments"
            + " ListContainerInstances ListAttributes ListTagsForResource DescribeClusters"
            + " DescribeServices DescribeTasks DescribeTaskDefinition DescribeTaskSets"
            + " DescribeServiceDeployments DescribeServiceRevisions DescribeCapacityProviders"
            + " DescribeContainerInstances GetTaskProtection");
    allow(
        "secretsmanager",
        "ListSecrets DescribeSecret ListSecretVersionIds GetSecretValue BatchGetSecretValue"
            + " GetResourcePolicy ValidateResourcePolicy GetRandomPassword");
    allow(
        "elasticloadbalancing",
        "DescribeLoadBalancers DescribeLoadBalancerAttributes DescribeListeners DescribeRules"
            + " DescribeListenerCertificates DescribeSSLPolicies DescribeTargetGroups"
            + " DescribeTargetGroupAttributes DescribeTargetHealth DescribeTags");
    allow(
        "cloudwatch",
        "DescribeAlarms DescribeAlarmsForMetric DescribeAlarmHistory ListDashboards GetDashboard"
            + " ListMetrics GetMetricData GetMetricStatistics ListTagsForResource");
    allow(
        "logs",
        "DescribeLogGroups DescribeLogStreams DescribeMetricFilters DescribeQueries FilterLogEvents"
            + " GetLogEvents GetLogRecord GetLogGroupFields StartQuery StopQuery GetQueryResults"
            + " StartLiveTail ListTagsForResource");
    allow(
        "sts",
        "GetCallerIdentity GetAccessKeyInfo GetSessionToken GetFederationToken AssumeRole"
            + " AssumeRoleWithSAML AssumeRoleWithWebIdentity AssumeRoot DecodeAuthorizationMessage"
            + " GetDelegatedAccessToken GetWebIdentityToken");
    allow("ssm", "DescribeParameters");
    allow("kms", "DescribeKey GetKeyPolicy GetKeyRotationStatus");
    allow("sns", "ListSubscriptionsByTopic");
    allow("wafv2", "GetWebACLForResource GetWebACL GetRuleGroup");
    allow("acm", "DescribeCertificate");
    allow(
        "rds",
        "DescribeDBInstances DescribeDBClusters DescribeDBParameters DescribeDBClusterParameters"
            + " DescribeDBProxies DescribeDBSnapshots DescribeDBSnapshotAttributes DescribeEvents"
            + " DescribeDBClusterSnapshots DescribeDBClusterSnapshotAttributes");
    allow(
        "elasticache",
        "DescribeReplicationGroups DescribeCacheClusters DescribeServerlessCaches DescribeUsers");
    allow("s3control", "GetPublicAccessBlock");
    allow(
        "s3",
        "ListBuckets HeadBucket GetPublicAccessBlock GetBucketPolicyStatus GetBucketPolicy"
            + " GetBucketVersioning"
            + " GetBucketEncryption GetBucketOwnershipControls GetBucketLogging"
            + " GetBucketLifecycleConfiguration HeadObject GetObject");
    allow(
        "ecr",
        "DescribeRepositories DescribeImages DescribeImageScanFindings"
            + " BatchGetRepositoryScanningConfiguration GetLifecyclePolicy");
    allow(
        "iam",
        "GetRole ListAttachedRolePolicies ListRolePolicies GetRolePolicy GetPolicy GetPolicyVersion"
            + " SimulatePrincipalPolicy");
    allow(
        "application-autoscaling",
        "DescribeScalableTargets DescribeScalingPolicies DescribeScalingActivities");
    allow("ec2", "DescribeSubnets DescribeRouteTables DescribeSecurityGroups DescribeVpcEndpoints");
    allow("elasticfilesystem", "DescribeBackupPolicy");
    allow("backup", "ListProtectedResources ListRestoreJobs");
    allow("cloudfront", "ListDistributions");
    allow("cloudtrail", "LookupEvents");
    allow("events", "ListEventBuses ListRules ListTargetsByRule");
    allow("scheduler", "ListSchedules GetSchedule");
    allow("xray", "GetTraceSummaries");
    allow("codepipeline", "ListPipelines GetPipeline");
  }

  private ReadOperations() {}

  private static void allow(String service, String operations) {
    for (String operation : operations.split(" ")) {
      ALLOWED.add(service + ":" + operation);
    }
  }

  /** Whether a read-only session may call it. */
  public static boolean contains(String operation) {
    return ALLOWED.contains(operation) || operation.startsWith(LOCAL);
  }

  /** All of them. */
  public static Set<String> all() {
    return Set.copyOf(ALLOWED);
  }
}
