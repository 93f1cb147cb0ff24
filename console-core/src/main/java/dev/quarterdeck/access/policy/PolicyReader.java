package dev.quarterdeck.access.policy;

import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.kernel.Text;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads policy documents: elements may be one text or a list, statements one or many. */
final class PolicyReader {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final String VARIABLES = "2012-10-17";

  private PolicyReader() {}

  static Outcome<PolicyDocument> read(String text) {
    try {
      String json = text.strip();
      // IAM encodes as RFC 3986 does, where a plus is %2B.
      JsonNode root =
          JSON.readTree(
              json.startsWith("%") ? URLDecoder.decode(json, StandardCharsets.UTF_8) : json);
      if (root == null || !root.isObject() || root.path("Statement").isMissingNode()) {
        return malformed("it has no Statement");
      }
      boolean variables = root.path("Version").asString("").equals(VARIABLES);
      List<Statement> statements = new ArrayList<>();
      for (JsonNode s : several(root.path("Statement"))) {
        statements.add(statement(s, variables));
      }
      return Outcome.done(new PolicyDocument(statements));
    } catch (JacksonException e) {
      return malformed("it is not JSON");
    } catch (IllegalArgumentException e) {
      return malformed(String.valueOf(e.getMessage()));
    }
  }

  private static Outcome<PolicyDocument> malformed(String why) {
    return Outcome.failed(
        new Problem.Invalid(
            "The policy cannot be read: " + Text.clean(why) + ".",
            "Look at it in the IAM console."));
  }

  private static Statement statement(JsonNode s, boolean variables) {
    return new Statement(
        s.path("Sid").isString() ? s.path("Sid").asString() : null,
        switch (s.path("Effect").asString("")) {
          case "Allow" -> Statement.Effect.ALLOW;
          case "Deny" -> Statement.Effect.DENY;
          default -> throw new IllegalArgumentException("a statement has no Effect");
        },
        words(s, "Action"),
        words(s, "Resource"),
        principals(s),
        conditions(s.path("Condition")),
        variables);
  }

  /** A policy of a resource or of trust may leave Resource out: it is about its own. */
  private static Words words(JsonNode s, String element) {
    JsonNode plain = s.path(element);
    JsonNode not = s.path("Not" + element);
    if (plain.isMissingNode() && not.isMissingNode()) {
      if (element.equals("Action")) {
        throw new IllegalArgumentException("a statement has no Action");
      }
      return Words.ANY;
    }
    return plain.isMissingNode() ? new Words(texts(not), true) : new Words(texts(plain), false);
  }

  private static @Nullable Principals principals(JsonNode s) {
    boolean negated = s.path("Principal").isMissingNode();
    JsonNode node = negated ? s.path("NotPrincipal") : s.path("Principal");
    if (node.isMissingNode()) {
      return null;
    }
    Map<String, List<String>> byKind = new LinkedHashMap<>();
    if (node.isObject()) {
      node.properties().forEach(e -> byKind.put(e.getKey(), texts(e.getValue())));
    } else {
      byKind.put("AWS", texts(node));
    }
    return new Principals(byKind, negated);
  }

  private static List<Condition> conditions(JsonNode node) {
    List<Condition> conditions = new ArrayList<>();
    node.properties()
        .forEach(
            operator ->
                operator
                    .getValue()
                    .properties()
                    .forEach(
                        key ->
                            conditions.add(
                                new Condition(
                                    operator.getKey(), key.getKey(), texts(key.getValue())))));
    return conditions;
  }

  private static List<String> texts(JsonNode node) {
    List<String> texts = new ArrayList<>();
    several(node).forEach(n -> texts.add(n.asString()));
    return texts;
  }

  private static Iterable<JsonNode> several(JsonNode node) {
    return node.isArray() ? node : List.of(node);
  }
}
