package dev.quarterdeck.readiness.report;

import dev.quarterdeck.readiness.Run;
import dev.quarterdeck.readiness.catalogue.Item;
import dev.quarterdeck.readiness.catalogue.Severity;
import dev.quarterdeck.readiness.evidence.Evidence;
import dev.quarterdeck.readiness.evidence.Status;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The run as SARIF 2.1.0: a rule per item, a result per item, locations where evidence has them.
 */
public final class Sarif {
  private static final Pattern LINE = Pattern.compile("([^:\\s]+):(\\d+)");

  private Sarif() {}

  public static String of(Run run, String version) {
    ObjectMapper json = new ObjectMapper();
    ObjectNode root = json.createObjectNode();
    root.put("$schema", "https://json.schemastore.org/sarif-2.1.0.json");
    root.put("version", "2.1.0");
    ObjectNode one = root.putArray("runs").addObject();
    ObjectNode driver = one.putObject("tool").putObject("driver");
    driver.put("name", "Quarterdeck readiness");
    driver.put("version", version);
    ArrayNode rules = driver.putArray("rules");
    ArrayNode results = one.putArray("results");
    one.putArray("invocations")
        .addObject()
        .put("executionSuccessful", true)
        .put("endTimeUtc", run.asOf().toString());
    int index = 0;
    for (Run.Result r : run.results()) {
      rule(rules.addObject(), r.item());
      result(results.addObject(), r, index++);
    }
    return json.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n";
  }

  private static void rule(ObjectNode rule, Item item) {
    rule.put("id", item.id());
    rule.put("name", name(item.id()));
    rule.putObject("shortDescription").put("text", item.title());
    rule.putObject("fullDescription").put("text", item.passes());
    rule.putObject("help").put("text", item.remedy());
    rule.putObject("defaultConfiguration").put("level", level(item.severity()));
    ObjectNode properties = rule.putObject("properties");
    properties.putArray("tags").add(item.category());
    properties.put(
        "security-severity",
        switch (item.severity()) {
          case CRITICAL -> "9.5";
          case HIGH -> "8.0";
          case MEDIUM -> "5.5";
          case LOW -> "2.0";
        });
  }

  /** {@code log-retention} is LogRetention: the identifier that readers of SARIF like to show. */
  private static String name(String id) {
    return Arrays.stream(id.split("[^A-Za-z0-9]+"))
        .filter(w -> !w.isEmpty())
        .map(w -> w.substring(0, 1).toUpperCase(Locale.ROOT) + w.substring(1))
        .collect(Collectors.joining());
  }

  private static String level(Severity severity) {
    return switch (severity) {
      case CRITICAL, HIGH -> "error";
      case MEDIUM -> "warning";
      case LOW -> "note";
    };
  }

  private static void result(ObjectNode result, Run.Result r, int index) {
    String kind =
        switch (r.status()) {
          case PASS -> "pass";
          case FAIL, EXPIRED, WARN, WAIVED -> "fail";
          case UNKNOWN, OPEN -> "open";
          case NOT_APPLICABLE -> "notApplicable";
        };
    result.put("ruleId", r.item().id());
    result.put("ruleIndex", index);
    result.put("kind", kind);
    result.put(
        "level",
        !kind.equals("fail")
            ? "none"
            : r.status() == Status.WARN ? "note" : level(r.item().severity()));
    List<Evidence> deciding = Titles.deciding(r);
    result.putObject("message").put("text", Titles.line(r));
    ArrayNode locations = result.putArray("locations");
    deciding.forEach(e -> location(locations.addObject(), e));
    result.putObject("partialFingerprints").put("readinessItem/v1", r.item().id());
    if (r.status() == Status.WAIVED) {
      result
          .putArray("suppressions")
          .addObject()
          .put("kind", "external")
          .put("status", "accepted")
          .put("justification", deciding.getFirst().text());
    }
  }

  private static void location(ObjectNode location, Evidence e) {
    Matcher line = LINE.matcher(e.resource());
    if (e.source().equals("repo") && line.matches()) {
      ObjectNode physical = location.putObject("physicalLocation");
      physical.putObject("artifactLocation").put("uri", uri(line.group(1)));
      physical.putObject("region").put("startLine", Integer.parseInt(line.group(2)));
    } else {
      location
          .putArray("logicalLocations")
          .addObject()
          .put("fullyQualifiedName", e.resource())
          .put("kind", "resource");
    }
  }

  /** Relative, with what a URI may not hold encoded. */
  private static String uri(String path) {
    try {
      return new java.net.URI(null, null, path, null).getRawPath();
    } catch (java.net.URISyntaxException x) {
      return "file";
    }
  }
}
