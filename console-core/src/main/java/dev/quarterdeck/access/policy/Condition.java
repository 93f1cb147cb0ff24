package dev.quarterdeck.access.policy;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

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

  /**
   * Whether it demands that the key has one of its values: no negation, nor what holds where there
   * is no such key.
   */
  public boolean demands(String wanted) {
    return key.equalsIgnoreCase(wanted)
        && !operator.contains("Not")
        && !operator.endsWith("IfExists")
        && !operator.startsWith("ForAllValues:")
        && !operator.equals("Null");
  }

  /** Whether a condition holds for a request of which some keys are known. */
  public enum Holds {
    YES,
    NO,
    /** The key is not among those known, or the operator is not one of texts. */
    OPEN;

    /** Of two that must hold both. */
    Holds and(Holds other) {
      if (this == NO || other == NO) {
        return NO;
      }
      return this == YES ? other : this;
    }
  }

  /**
   * Compares texts and ARNs as IAM does; a key that is not known decides nothing.
   *
   * @param context values by key
   */
  public Holds holds(Map<String, String> context) {
    String known =
        context.entrySet().stream()
            .filter(e -> e.getKey().equalsIgnoreCase(key))
            .map(Map.Entry::getValue)
            .findFirst()
            .orElse(null);
    String plain = operator.replaceFirst("^For(?:Any|All)Values?:", "").replace("IfExists", "");
    if (known == null || values.stream().anyMatch(Wildcards::variable)) {
      return Holds.OPEN;
    }
    return switch (plain) {
      case "StringEquals" -> answer(values.contains(known));
      case "StringNotEquals" -> answer(!values.contains(known));
      case "StringEqualsIgnoreCase" -> answer(values.stream().anyMatch(known::equalsIgnoreCase));
      case "StringLike" -> answer(values.stream().anyMatch(v -> Wildcards.like(v, known)));
      case "StringNotLike" -> answer(values.stream().noneMatch(v -> Wildcards.like(v, known)));
      case "ArnEquals", "ArnLike" ->
          answer(values.stream().anyMatch(v -> Wildcards.resource(v, known)));
      case "ArnNotEquals", "ArnNotLike" ->
          answer(values.stream().noneMatch(v -> Wildcards.resource(v, known)));
      case "Bool" ->
          answer(
              values.stream()
                  .map(v -> v.toLowerCase(Locale.ROOT))
                  .anyMatch(v -> Objects.equals(v, known.toLowerCase(Locale.ROOT))));
      default -> Holds.OPEN;
    };
  }

  private static Holds answer(boolean holds) {
    return holds ? Holds.YES : Holds.NO;
  }
}
