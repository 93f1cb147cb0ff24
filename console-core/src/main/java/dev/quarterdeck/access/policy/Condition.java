package dev.quarterdeck.access.policy;

import java.util.List;

/**
 * One line of a Condition element.
 *
 * @param operator for example {@code StringEquals} or {@code ForAnyValue:ArnLike}
 * @param key for example {@code aws:SourceAccount}; case does not matter
 */
public record Condition(String operator, String key, List<String> values) {
  public Condition {
    values = List.copyOf(values);
  }

  /** Whether it demands that the key has one of its values: neither a negation nor IfExists. */
  public boolean demands(String wanted) {
    return key.equalsIgnoreCase(wanted)
        && !operator.contains("Not")
        && !operator.endsWith("IfExists")
        && !operator.equals("Null");
  }
}
