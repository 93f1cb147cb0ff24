package dev.quarterdeck.access.policy;

import java.util.List;
import java.util.function.Predicate;

/**
 * The patterns of an Action or Resource element, or of its negation NotAction or NotResource.
 *
 * @param negated whether it stands for everything but these
 */
public record Words(List<String> patterns, boolean negated) {
  static final Words ANY = new Words(List.of("*"), false);

  public Words {
    patterns = List.copyOf(patterns);
  }

  boolean matches(Predicate<String> pattern) {
    return negated != patterns.stream().anyMatch(pattern);
  }

  /** As the policy has it, for evidence: {@code all but s3:Get*}. */
  @Override
  public String toString() {
    return (negated ? "all but " : "") + String.join(", ", patterns);
  }
}
