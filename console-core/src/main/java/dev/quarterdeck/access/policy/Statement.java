package dev.quarterdeck.access.policy;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One statement.
 *
 * @param principals null in the policy of an identity
 * @param variables whether texts such as {@code ${aws:username}} are variables: version 2012-10-17
 */
public record Statement(
    @Nullable String sid,
    Effect effect,
    Words actions,
    Words resources,
    @Nullable Principals principals,
    List<Condition> conditions,
    boolean variables) {

  /** What it does with what it is about. */
  public enum Effect {
    ALLOW,
    DENY
  }

  public Statement {
    conditions = List.copyOf(conditions);
  }

  public boolean allows() {
    return effect == Effect.ALLOW;
  }

  /** Whether the action is among its own, for example {@code s3:GetObject}. */
  public boolean hasAction(String action) {
    return actions.matches(p -> Wildcards.action(p, action));
  }

  /**
   * Whether the resource of that ARN is among its own, or may be: a variable stands for any text,
   * and so excepts nothing for certain.
   */
  public boolean hasResource(String arn) {
    if (!variables) {
      return resources.matches(p -> Wildcards.plainResource(p, arn));
    }
    return resources.negated()
        ? resources.matches(p -> !Wildcards.variable(p) && Wildcards.resource(p, arn))
        : resources.matches(p -> Wildcards.resource(p, arn));
  }

  /** Whether one pattern of an Action element stands for the action. */
  public static boolean coversAction(String pattern, String action) {
    return Wildcards.action(pattern, action);
  }

  /** Whether one pattern of a Resource element stands for the ARN. */
  public static boolean covers(String pattern, String arn) {
    return Wildcards.resource(pattern, arn);
  }

  /** Whether more than action and resource decides: a condition, or the caller's own values. */
  public boolean conditional() {
    return !conditions.isEmpty()
        || (variables && resources.patterns().stream().anyMatch(Wildcards::variable));
  }

  /** Whether its conditions surely hold for each request that has these keys. */
  public boolean holdsFor(Map<String, String> context) {
    return holds(context) == Condition.Holds.YES;
  }

  /** Whether its conditions hold for a request of which these keys are known. */
  Condition.Holds holds(Map<String, String> context) {
    Condition.Holds all = Condition.Holds.YES;
    for (Condition c : conditions) {
      switch (c.holds(context)) {
        case NO -> {
          return Condition.Holds.NO;
        }
        case OPEN -> all = Condition.Holds.OPEN;
        case YES -> {}
      }
    }
    boolean variable = variables && resources.patterns().stream().anyMatch(Wildcards::variable);
    return variable ? Condition.Holds.OPEN : all;
  }

  /** Whether it holds only where the key has one of the given values. */
  public boolean demands(String key) {
    return conditions.stream().anyMatch(c -> c.demands(key));
  }
}
