package dev.quarterdeck.aws;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What records of CloudTrail and CloudWatch hold as JSON within JSON. */
final class TrailJson {

  /** Parameters that say what a call was about; no others are taken, as they may hold values. */
  private static final Set<String> TELLING =
      Set.of(
          "cluster",
          "service",
          "serviceName",
          "taskDefinition",
          "family",
          "desiredCount",
          "forceNewDeployment",
          "secretId",
          "versionStage",
          "moveToVersionId",
          "alarmName",
          "alarmNames",
          "targetGroupArn",
          "roleName",
          "policyName",
          "groupId",
          "dBInstanceIdentifier",
          "name",
          "task");

  private TrailJson() {}

  /** Null and empty where the record does not say. */
  record Told(@Nullable String caller, Map<String, String> parameters, @Nullable String error) {}

  static Told of(String record) {
    JsonNode root = read(record);
    Map<String, String> parameters = new LinkedHashMap<>();
    root.path("requestParameters")
        .properties()
        .forEach(
            e -> {
              if (TELLING.contains(e.getKey()) && e.getValue().isValueNode()) {
                parameters.put(e.getKey(), e.getValue().asString());
              }
            });
    return new Told(
        text(root.path("userIdentity").path("arn")), parameters, text(root.path("errorCode")));
  }

  /** The reason of the new state in an alarm's history. */
  static @Nullable String stateReason(String historyData) {
    return text(read(historyData).path("newState").path("stateReason"));
  }

  private static @Nullable String text(JsonNode node) {
    return node.isString() && !node.stringValue().isEmpty() ? node.stringValue() : null;
  }

  private static JsonNode read(String json) {
    try {
      return JsonMapper.shared().readTree(json.isEmpty() ? "{}" : json);
    } catch (JacksonException e) {
      // A record that is cut says nothing more than its event does.
      return JsonMapper.shared().missingNode();
    }
  }
}
