package dev.quarterdeck.readiness.rules;

import dev.quarterdeck.readiness.evidence.Status;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** A bucket policy, asked whether it refuses everybody who comes without TLS. */
final class TlsPolicy {
  private TlsPolicy() {}

  /** How far the refusal goes. */
  enum Reach {
    NOWHERE(Status.FAIL, "its policy does not deny requests without aws:SecureTransport"),
    PART(Status.WARN, "its policy denies plain HTTP for the bucket or its objects only"),
    ALL(Status.PASS, "its policy denies plain HTTP");

    private final Status status;
    private final String text;

    Reach(Status status, String text) {
      this.status = status;
      this.text = text;
    }

    Status status() {
      return status;
    }

    String text() {
      return text;
    }
  }

  static Reach reach(JsonNode policy, String bucket) {
    boolean itself = false;
    boolean objects = false;
    JsonNode statements = policy.path("Statement");
    for (JsonNode s : statements.isArray() ? statements : List.of(statements)) {
      if (refusesPlain(s)) {
        for (String resource : texts(s.path("Resource"))) {
          String name = resource.substring(resource.lastIndexOf(':') + 1);
          itself |= matches(name, bucket);
          objects |= matches(name, bucket + "/*");
        }
      }
    }
    return itself && objects ? Reach.ALL : itself || objects ? Reach.PART : Reach.NOWHERE;
  }

  /** Of everybody, for everything, on that condition and no other. */
  private static boolean refusesPlain(JsonNode s) {
    JsonNode who = s.path("Principal");
    boolean everybody = texts(who).contains("*") || texts(who.path("AWS")).contains("*");
    List<String> actions = texts(s.path("Action"));
    boolean everything = actions.contains("*") || actions.contains("s3:*");
    JsonNode condition = s.path("Condition");
    return s.path("Effect").asString("").equals("Deny")
        && everybody
        && everything
        && condition.size() == 1
        && (plain(condition.path("Bool")) || plain(condition.path("BoolIfExists")));
  }

  private static boolean plain(JsonNode operator) {
    if (operator.size() != 1) {
      return false;
    }
    return operator.properties().stream()
        .allMatch(
            p ->
                p.getKey().equalsIgnoreCase("aws:SecureTransport")
                    && texts(p.getValue()).equals(List.of("false")));
  }

  /** A text, or each of several. */
  private static List<String> texts(JsonNode node) {
    List<String> texts = new ArrayList<>();
    if (node.isArray()) {
      node.forEach(n -> texts.add(n.asString("")));
    } else if (node.isValueNode()) {
      texts.add(node.asString(""));
    }
    return texts;
  }

  /** Whether a pattern with stars covers a name; a star in the name is any object. */
  private static boolean matches(String pattern, String name) {
    int star = pattern.indexOf('*');
    return star < 0
        ? pattern.equals(name)
        : star == pattern.length() - 1 && name.startsWith(pattern.substring(0, star));
  }
}
