package dev.quarterdeck.aws;

import java.util.Locale;
import java.util.Map;

/** How the services are named: by the SDK, by IAM's actions, and to people. */
final class AwsService {
  /** By the SDK's service name in lower case without spaces. */
  private static final Map<String, String> PREFIX =
      Map.of(
          "cloudwatchlogs", "logs",
          "elasticloadbalancingv2", "elasticloadbalancing",
          "ssooidc", "sso-oauth");

  private static final Map<String, String> TITLE =
      Map.of(
          "ecs", "Amazon ECS",
          "secretsmanager", "Secrets Manager",
          "cloudwatch", "CloudWatch",
          "logs", "CloudWatch Logs",
          "elasticloadbalancing", "Elastic Load Balancing",
          "elasticache", "ElastiCache",
          "sts", "STS",
          "cloudtrail", "CloudTrail",
          "sso", "IAM Identity Center",
          "sso-oauth", "IAM Identity Center");

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
