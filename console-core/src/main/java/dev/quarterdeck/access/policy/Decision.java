package dev.quarterdeck.access.policy;

import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** What the policies of one identity say about one action on one resource. */
public enum Decision {
  ALLOWED,
  /** A statement denies it, whatever others allow. */
  DENIED,
  /** No statement allows it. */
  NOT_ALLOWED,
  /** A condition or a variable decides, which only the request itself can tell. */
  DEPENDS;

  /** Nothing is known of the request but action and resource. */
  public static Decision of(List<PolicyDocument> policies, String action, String resource) {
    return of(policies, action, resource, Map.of());
  }

  /**
   * IAM's order: a denial wins, then what is allowed, else nothing is.
   *
   * @param context what is known of the request, by condition key
   */
  public static Decision of(
      List<PolicyDocument> policies, String action, String resource, Map<String, String> context) {
    boolean allowed = false;
    boolean mayBeAllowed = false;
    boolean mayBeDenied = false;
    for (PolicyDocument policy : policies) {
      for (Statement s : policy.statements()) {
        if (!s.hasAction(action) || !s.hasResource(resource)) {
          continue;
        }
        Condition.Holds holds = s.holds(context);
        if (holds == Condition.Holds.NO) {
          continue;
        }
        boolean sure = holds == Condition.Holds.YES;
        if (!s.allows() && sure) {
          return DENIED;
        }
        allowed |= s.allows() && sure;
        mayBeAllowed |= s.allows() && !sure;
        mayBeDenied |= !s.allows();
      }
    }
    if (!allowed && !mayBeAllowed) {
      return NOT_ALLOWED;
    }
    return allowed && !mayBeDenied ? ALLOWED : DEPENDS;
  }

  /**
   * What the denials in a resource's own policy leave of it for a role; they win over what the
   * role's policies allow.
   *
   * @param context what is known of the request, by condition key
   */
  public Decision unless(
      PolicyDocument ofResource,
      String roleArn,
      String action,
      String resource,
      Map<String, String> context) {
    Decision left = this;
    for (Statement s : ofResource.statements()) {
      Principals who = s.principals();
      if (s.allows() || who == null || !s.hasAction(action) || !s.hasResource(resource)) {
        continue;
      }
      switch (s.holds(context).and(who.denies(roleArn))) {
        case YES -> {
          return DENIED;
        }
        case OPEN -> left = left == ALLOWED ? DEPENDS : left;
        case NO -> {}
      }
    }
    return left;
  }

  /**
   * Whether an allowing statement of a resource's own policy is for one of those whom {@code who}
   * takes; its denials are not looked at.
   *
   * @param context what is known of the request, by condition key
   */
  public static Decision byResource(
      PolicyDocument ofResource,
      Predicate<Principals> who,
      String action,
      String resource,
      Map<String, String> context) {
    Decision found = NOT_ALLOWED;
    for (Statement s : ofResource.allowing()) {
      Principals principals = s.principals();
      if (principals == null
          || !who.test(principals)
          || !s.hasAction(action)
          || !s.hasResource(resource)) {
        continue;
      }
      switch (s.holds(context)) {
        case YES -> {
          return ALLOWED;
        }
        case OPEN -> found = DEPENDS;
        case NO -> {}
      }
    }
    return found;
  }

  /** Of a policy and a boundary together: both must allow. */
  public Decision within(Decision boundary) {
    if (this == DENIED || boundary == DENIED) {
      return DENIED;
    }
    if (this == NOT_ALLOWED || boundary == NOT_ALLOWED) {
      return NOT_ALLOWED;
    }
    return this == ALLOWED && boundary == ALLOWED ? ALLOWED : DEPENDS;
  }
}
