package dev.quarterdeck.readiness.lint;

import dev.quarterdeck.kernel.Unknown;
import java.util.List;

/**
 * What was found in one task definition.
 *
 * @param name the file, or the revision's short name
 * @param file whether the findings have places in a file
 * @param unknowns what could not be checked and why
 */
public record LintReport(
    String name, boolean file, List<LintFinding> findings, List<Unknown> unknowns) {
  public LintReport {
    findings = List.copyOf(findings);
    unknowns = List.copyOf(unknowns);
  }

  public long count(LintRule.Level level) {
    return findings.stream().filter(f -> f.level() == level).count();
  }
}
