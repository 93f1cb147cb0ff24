package dev.quarterdeck.access.policy;

import java.util.List;

/** What the policies of one identity say about one action on one resource. */
public enum Decision {
  ALLOWED,
  /** A statement denies it, whatever others allow. */
  DENIED,
  /** No statement allows it. */
  NOT_ALLOWED,
  /** A condition or a variable decides, which only the request itself can tell. */
  DEPENDS;

  /** IAM's order: a denial wins, then what is allowed, else nothing is. */
  public static Decision of(List<PolicyDocument> policies, String action, String resource) {
    boolean allowed = false;
    boolean mayBeAllowed = false;
    boolean mayBeDenied = false;
    for (PolicyDocument policy : policies) {
      for (Statement s : policy.statements()) {
        if (!s.hasAction(action) || !s.hasResource(resource)) {
          continue;
        }
        if (!s.allows() && !s.conditional()) {
          return DENIED;
        }
        allowed |= s.allows() && !s.conditional();
        mayBeAllowed |= s.allows() && s.conditional();
        mayBeDenied |= !s.allows();
      }
    }
    if (!allowed && !mayBeAllowed) {
      return NOT_ALLOWED;
    }
    return allowed && !mayBeDenied ? ALLOWED : DEPENDS;
  }
}
