package dev.quarterdeck.sandbox.service.iam;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * IAM's simulator: conditions on texts are compared with the context that was given; a key that was
 * not given is taken for absent, and a statement that asks for it does not hold.
 */
final class Simulation {
  private Simulation() {}

  /** {@code allowed}, {@code explicitDeny} or {@code implicitDeny}. */
  static String decide(
      List<String> documents,
      @Nullable String boundary,
      String action,
      String resource,
      Map<String, String> context) {
    String own = decide(documents, action, resource, context);
    if (boundary == null || !own.equals("allowed")) {
      return own;
    }
    return decide(List.of(boundary), action, resource, context);
  }

  private static String decide(
      List<String> documents, String action, String resource, Map<String, String> context) {
    boolean allowed = false;
    for (String document : documents) {
      for (JsonNode s : list(JsonMapper.shared().readTree(document).path("Statement"))) {
        if (!holds(s.path("Condition"), context)
            || !element(s, "Action", action, true)
            || !element(s, "Resource", resource, false)) {
          continue;
        }
        if (s.path("Effect").asString("").equals("Deny")) {
          return "explicitDeny";
        }
        allowed = true;
      }
    }
    return allowed ? "allowed" : "implicitDeny";
  }

  private static boolean holds(JsonNode conditions, Map<String, String> context) {
    for (Map.Entry<String, JsonNode> operator : conditions.properties()) {
      for (Map.Entry<String, JsonNode> key : operator.getValue().properties()) {
        String given = context.get(key.getKey().toLowerCase(Locale.ROOT));
        boolean pattern = operator.getKey().endsWith("Like") || operator.getKey().startsWith("Arn");
        boolean equal =
            given != null
                && (pattern
                    ? matches(key.getValue(), given, false)
                    : list(key.getValue()).stream().anyMatch(v -> v.asString().equals(given)));
        if (equal == operator.getKey().contains("Not")) {
          return false;
        }
      }
    }
    return true;
  }

  private static boolean element(JsonNode s, String name, String value, boolean anyCase) {
    return s.has("Not" + name)
        ? !matches(s.path("Not" + name), value, anyCase)
        : matches(s.path(name), value, anyCase);
  }

  private static boolean matches(JsonNode patterns, String value, boolean anyCase) {
    for (JsonNode p : list(patterns)) {
      String regex = Pattern.quote(p.asString()).replace("*", "\\E.*\\Q").replace("?", "\\E.\\Q");
      if (Pattern.compile(regex, anyCase ? Pattern.CASE_INSENSITIVE : 0).matcher(value).matches()) {
        return true;
      }
    }
    return false;
  }

  private static List<JsonNode> list(JsonNode node) {
    List<JsonNode> all = new ArrayList<>();
    if (node.isArray()) {
      node.forEach(all::add);
    } else if (!node.isMissingNode()) {
      all.add(node);
    }
    return all;
  }
}
