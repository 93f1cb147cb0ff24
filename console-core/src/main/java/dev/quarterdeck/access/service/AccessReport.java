package dev.quarterdeck.access.service;

import dev.quarterdeck.kernel.Unknown;
import java.util.List;

/**
 * What a service's roles need against what is in force.
 *
 * @param ref {@code CLUSTER/SERVICE}
 */
public record AccessReport(
    String ref, List<Checked> roles, List<AccessFinding> findings, List<Unknown> unknowns) {
  public AccessReport {
    roles = List.copyOf(roles);
    findings = List.copyOf(findings);
    unknowns = List.copyOf(unknowns);
  }

  /** How it was found out what a role may do. */
  public enum How {
    /** By IAM's simulator. */
    SIMULATED,
    /** From the policies' texts. */
    POLICIES,
    /** Not at all. */
    UNREAD
  }

  /**
   * One role.
   *
   * @param needs how many requests it is needed for
   * @param allowed how many of them are certainly allowed
   */
  public record Checked(RoleNeeds.Kind kind, String role, How how, int needs, int allowed) {}

  /** Nothing is missing and nothing too wide, as far as it could be read. */
  public boolean good() {
    return findings.stream().allMatch(f -> f.kind() == AccessFinding.Kind.NOTE);
  }
}
