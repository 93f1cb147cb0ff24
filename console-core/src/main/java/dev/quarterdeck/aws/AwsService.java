package dev.quarterdeck.aws;

import java.util.Map;

/** How the services are named: by the SDK, by IAM's actions, and to people. */
final class AwsService {
  private static final Map<String, String> PREFIX =
      Map.of(
          "ECS", "ecs",
          "Secrets Manager", "secretsmanager",
          "CloudWatch", "cloudwatch",
          "CloudWatch Logs", "logs",
          "Elastic Load Balancing v2", "elasticloadbalancing",
          "STS", "sts",
          "SSO", "sso",
          "SSO OIDC", "sso-oauth");

  private static final Map<String, String> TITLE =
      Map.of(
          "ecs", "Amazon ECS",
          "secretsmanager", "Secrets Manager",
          "cloudwatch", "CloudWatch",
          "logs", "CloudWatch Logs",
          "elasticloadbalancing", "Elastic Load Balancing",
          "sts", "STS",
          "sso", "IAM Identity Center",
          "sso-oauth", "IAM Identity Center");

  private AwsService() {}

  /** IAM's prefix of a service's actions; a service nobody listed keeps its name in lower case. */
  static String prefix(String sdkName) {
    String known = PREFIX.get(sdkName);
    return known != null ? known : sdkName.toLowerCase(java.util.Locale.ROOT).replace(" ", "");
  }

  static String title(String prefix) {
    return TITLE.getOrDefault(prefix, prefix);
  }
}
