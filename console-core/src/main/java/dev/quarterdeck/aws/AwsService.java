package dev.quarterdeck.aws;

import java.util.Locale;
import java.util.Map;

/** How the services are named: by the SDK, by IAM's actions, and to people. */
final class AwsService {
  /** By the SDK's service name in lower case without spaces. */
  private static final Map<String, String> PREFIX =
      Map.of(
          "applicationautoscaling", "application-autoscaling",
          "cloudwatchlogs", "logs",
          "efs", "elasticfilesystem",
          "elasticloadbalancingv2", "elasticloadbalancing",
          "eventbridge", "events",
          "ssooidc", "sso-oauth");

  private static final Map<String, String> TITLE =
      Map.ofEntries(
          Map.entry("acm", "AWS Certificate Manager"),
          Map.entry("ec2", "Amazon EC2"),
          Map.entry("ecr", "Amazon ECR"),
          Map.entry("ecs", "Amazon ECS"),
          Map.entry("iam", "IAM"),
          Map.entry("kms", "AWS KMS"),
          Map.entry("sns", "Amazon SNS"),
          Map.entry("wafv2", "AWS WAF"),
          Map.entry("application-autoscaling", "Application Auto Scaling"),
          Map.entry("secretsmanager", "Secrets Manager"),
          Map.entry("cloudwatch", "CloudWatch"),
          Map.entry("logs", "CloudWatch Logs"),
          Map.entry("elasticloadbalancing", "Elastic Load Balancing"),
          Map.entry("elasticache", "ElastiCache"),
          Map.entry("rds", "Amazon RDS"),
          Map.entry("sts", "STS"),
          Map.entry("backup", "AWS Backup"),
          Map.entry("cloudfront", "CloudFront"),
          Map.entry("cloudtrail", "CloudTrail"),
          Map.entry("elasticfilesystem", "EFS"),
          Map.entry("events", "EventBridge"),
          Map.entry("scheduler", "EventBridge Scheduler"),
          Map.entry("s3", "S3"),
          Map.entry("s3control", "S3"),
          Map.entry("ssm", "Systems Manager"),
          Map.entry("xray", "X-Ray"),
          Map.entry("sso", "IAM Identity Center"),
          Map.entry("sso-oauth", "IAM Identity Center"));

  /** Actions that IAM names otherwise than the API its operations. */
  private static final Map<String, String> ACTION =
      Map.of(
          "s3:GetBucketEncryption", "s3:GetEncryptionConfiguration",
          "s3:GetBucketLifecycleConfiguration", "s3:GetLifecycleConfiguration",
          "s3:GetPublicAccessBlock", "s3:GetBucketPublicAccessBlock",
          "s3:HeadObject", "s3:GetObject",
          "s3:ListBuckets", "s3:ListAllMyBuckets",
          "s3control:GetPublicAccessBlock", "s3:GetAccountPublicAccessBlock");

  private AwsService() {}

  /** The action that must be allowed for an operation, {@code s3:ListBuckets}. */
  static String action(String operation) {
    return ACTION.getOrDefault(operation, operation);
  }

  /** IAM's prefix of a service's actions; a service nobody listed keeps its name in lower case. */
  static String prefix(String sdkName) {
    String name = sdkName.toLowerCase(Locale.ROOT).replace(" ", "");
    return PREFIX.getOrDefault(name, name);
  }

  static String title(String prefix) {
    return TITLE.getOrDefault(prefix, prefix);
  }
}
