package dev.quarterdeck.readiness.report;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The frame of a SARIF 2.1.0 log with one run, and the parts that every result has. */
public final class SarifLog {
  private final ObjectMapper json = new ObjectMapper();
  private final ObjectNode root = json.createObjectNode();
  private final ObjectNode run;
  private final ArrayNode rules;
  private final ArrayNode results;

  /**
   * @param tool the driver's name
   * @param version of the tool
   */
  public SarifLog(String tool, String version) {
    root.put("$schema", "https://json.schemastore.org/sarif-2.1.0.json");
    root.put("version", "2.1.0");
    run = root.putArray("runs").addObject();
    ObjectNode driver = run.putObject("tool").putObject("driver");
    driver.put("name", tool);
    driver.put("version", version);
    rules = driver.putArray("rules");
    results = run.putArray("results");
  }

  ObjectNode run() {
    return run;
  }

  /** A rule with its id, name and title. */
  public ObjectNode rule(String id, String title) {
    ObjectNode rule = rules.addObject();
    rule.put("id", id);
    rule.put("name", name(id));
    rule.putObject("shortDescription").put("text", title);
    return rule;
  }

  /** A result of the rule at that index. */
  public ObjectNode result(String ruleId, int ruleIndex) {
    return results.addObject().put("ruleId", ruleId).put("ruleIndex", ruleIndex);
  }

  /** Where in a file something stands; {@code column} null for the whole line. */
  public static void place(ObjectNode location, String path, int line, @Nullable Integer column) {
    ObjectNode physical = location.putObject("physicalLocation");
    physical.putObject("artifactLocation").put("uri", uri(path));
    ObjectNode region = physical.putObject("region").put("startLine", line);
    if (column != null) {
      region.put("startColumn", column);
    }
  }

  /** What has no file: a thing by its name. */
  public static void thing(ObjectNode location, String name) {
    location
        .putArray("logicalLocations")
        .addObject()
        .put("fullyQualifiedName", name)
        .put("kind", "resource");
  }

  /** {@code log-retention} is LogRetention: the identifier that readers of SARIF like to show. */
  private static String name(String id) {
    return Arrays.stream(id.split("[^A-Za-z0-9]+"))
        .filter(w -> !w.isEmpty())
        .map(w -> w.substring(0, 1).toUpperCase(Locale.ROOT) + w.substring(1))
        .collect(Collectors.joining());
  }

  /** Relative, with what a URI may not hold encoded. */
  private static String uri(String path) {
    try {
      return new URI(null, null, path, null).toASCIIString();
    } catch (URISyntaxException x) {
      return "file";
    }
  }

  /** The log, indented, with a line feed at its end. */
  public String text() {
    return json.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n";
  }
}
