package dev.quarterdeck.readiness.lint;

import dev.quarterdeck.readiness.report.SarifLog;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** Findings as SARIF 2.1.0, for code scanning; a rule for each, placed in the file. */
public final class LintSarif {
  private LintSarif() {}

  /** {@code version} of this program. */
  public static String of(LintReport report, String version) {
    SarifLog log = new SarifLog("Quarterdeck task definitions", version);
    List<LintRule> rules = List.of(LintRule.values());
    for (LintRule rule : rules) {
      log.rule(rule.id(), rule.summary())
          .putObject("defaultConfiguration")
          .put("level", level(rule.level()));
    }
    for (LintFinding f : report.findings()) {
      ObjectNode result = log.result(f.rule().id(), f.rule().ordinal());
      result.put("level", level(f.level()));
      result.putObject("message").put("text", f.text() + " " + f.fix());
      ObjectNode location = result.putArray("locations").addObject();
      String thing =
          report.name()
              + (f.container() == null ? "" : " " + f.container())
              + (f.variable() == null ? "" : " " + f.variable());
      if (report.file() && f.line() != null) {
        SarifLog.place(location, report.name(), f.line(), f.column());
      }
      SarifLog.thing(location, thing);
      // Lines move; what a finding is about stays.
      result.putObject("partialFingerprints").put("taskDefinition/v1", f.rule().id() + " " + thing);
    }
    return log.text();
  }

  private static String level(LintRule.Level level) {
    return switch (level) {
      case ERROR -> "error";
      case WARNING -> "warning";
    };
  }
}
