package dev.quarterdeck.access.policy;

import java.util.List;
import java.util.Map;

/**
 * Whom a statement of a resource or trust policy is about.
 *
 * @param byKind AWS, Service, Federated or CanonicalUser; everybody is {@code *} under AWS
 * @param negated whether it is NotPrincipal
 */
public record Principals(Map<String, List<String>> byKind, boolean negated) {
  public Principals {
    byKind = Map.copyOf(byKind);
  }

  /** Of one kind, in the policy's order. */
  public List<String> of(String kind) {
    return byKind.getOrDefault(kind, List.of());
  }

  /** All of them, sorted. */
  public List<String> all() {
    return byKind.values().stream().flatMap(List::stream).sorted().toList();
  }

  /** Whether a role of that ARN is meant, by itself, by its account or as everybody. */
  public boolean includesRole(String roleArn) {
    String account = roleArn.split(":", -1)[4];
    boolean named =
        of("AWS").stream()
            .anyMatch(
                p ->
                    p.equals("*")
                        || p.equals(roleArn)
                        || p.equals(account)
                        || p.endsWith(":iam::" + account + ":root"));
    return negated != named;
  }

  /**
   * Whether the role itself is let in, by its ARN or as one of everybody. To name its account lets
   * nobody in: it leaves it to the policies of its roles.
   */
  public boolean letsIn(String roleArn) {
    return !negated && (of("AWS").contains("*") || of("AWS").contains(roleArn));
  }

  /**
   * Whether a denial is about sessions of the role. With NotPrincipal they stay open where it is
   * named: IAM wants the session named as well, whose name nobody knows before.
   */
  Condition.Holds denies(String roleArn) {
    if (!negated) {
      return includesRole(roleArn) ? Condition.Holds.YES : Condition.Holds.NO;
    }
    return of("AWS").contains(roleArn) || of("AWS").contains("*")
        ? Condition.Holds.OPEN
        : Condition.Holds.YES;
  }
}
