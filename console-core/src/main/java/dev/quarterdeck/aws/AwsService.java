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
          "elasticloadbalancingv2", "elasticloadbalancing",
          "ssooidc", "sso-oauth");

  private static final Map<String, String> TITLE =
      Map.ofEntries(
          Map.entry("ecs", "Amazon ECS"),
          Map.entry("application-autoscaling", "Application Auto Scaling"),
          Map.entry("secretsmanager", "Secrets Manager"),
          Map.entry("cloudwatch", "CloudWatch"),
          Map.entry("logs", "CloudWatch Logs"),
          Map.entry("elasticloadbalancing", "Elastic Load Balancing"),
          Map.entry("elasticache", "ElastiCache"),
          Map.entry("rds", "Amazon RDS"),
          Map.entry("sts", "STS"),
          Map.entry("cloudtrail", "CloudTrail"),
          Map.entry("sso", "IAM Identity Center"),
          Map.entry("sso-oauth", "IAM Identity Center"));

  private AwsService() {}

  /** IAM's prefix of a service's actions; a service nobody listed keeps its name in lower case. */
  static String prefix(String sdkName) {
    String name = sdkName.toLowerCase(Locale.ROOT).replace(" ", "");
    return PREFIX.getOrDefault(name, name);
  }

  static String title(String prefix) {
    return TITLE.getOrDefault(prefix, prefix);
  }
}
