package dev.quarterdeck.sandbox.service.iam;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * IAM's simulator without context: a statement with a condition does not hold, as the simulator
 * takes a key that was not given for absent.
 */
final class Simulation {
  private Simulation() {}

  /** {@code allowed}, {@code explicitDeny} or {@code implicitDeny}. */
  static String decide(
      List<String> documents, @Nullable String boundary, String action, String resource) {
    String own = decide(documents, action, resource);
    if (boundary == null || !own.equals("allowed")) {
      return own;
    }
    return decide(List.of(boundary), action, resource);
  }

  private static String decide(List<String> documents, String action, String resource) {
    boolean allowed = false;
    for (String document : documents) {
      for (JsonNode s : list(JsonMapper.shared().readTree(document).path("Statement"))) {
        if (s.has("Condition")
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
