package dev.quarterdeck.readiness.report;

import dev.quarterdeck.readiness.Run;
import dev.quarterdeck.readiness.catalogue.Item;
import dev.quarterdeck.readiness.catalogue.Severity;
import dev.quarterdeck.readiness.evidence.Evidence;
import dev.quarterdeck.readiness.evidence.Status;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The run as SARIF 2.1.0: a rule per item, a result per item, locations where evidence has them.
 */
public final class Sarif {
  private static final Pattern LINE = Pattern.compile("([^:\\s]+):(\\d+)");

  private Sarif() {}

  public static String of(Run run, String version) {
    SarifLog log = new SarifLog("Quarterdeck readiness", version);
    log.run()
        .putArray("invocations")
        .addObject()
        .put("executionSuccessful", true)
        .put("endTimeUtc", run.asOf().toString());
    int index = 0;
    for (Run.Result r : run.results()) {
      rule(log.rule(r.item().id(), r.item().title()), r.item());
      result(log.result(r.item().id(), index++), r);
    }
    return log.text();
  }

  private static void rule(ObjectNode rule, Item item) {
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

  private static String level(Severity severity) {
    return switch (severity) {
      case CRITICAL, HIGH -> "error";
      case MEDIUM -> "warning";
      case LOW -> "note";
    };
  }

  private static void result(ObjectNode result, Run.Result r) {
    String kind =
        switch (r.status()) {
          case PASS -> "pass";
          case FAIL, EXPIRED, WARN, WAIVED -> "fail";
          case UNKNOWN, OPEN -> "open";
          case NOT_APPLICABLE -> "notApplicable";
        };
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
      SarifLog.place(location, line.group(1), Integer.parseInt(line.group(2)), null);
    } else {
      SarifLog.thing(location, e.resource());
    }
  }
}
