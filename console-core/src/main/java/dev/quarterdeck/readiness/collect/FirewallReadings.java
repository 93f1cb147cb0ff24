package dev.quarterdeck.readiness.collect;

import dev.quarterdeck.readiness.collect.BalancerFacts.Balancer;
import dev.quarterdeck.readiness.collect.FirewallFacts.GroupReference;
import dev.quarterdeck.readiness.collect.FirewallFacts.RateLimit;
import dev.quarterdeck.readiness.collect.FirewallFacts.WebAcl;
import java.util.List;
import java.util.Optional;

/** Web ACLs before load balancers, and the rule groups that they use. */
public final class FirewallReadings {
  private final Once once;
  private final FirewallFacts firewalls;

  FirewallReadings(Once once, Sources sources) {
    this.once = once;
    this.firewalls = sources.firewalls();
  }

  /** The web ACL before it, or empty. */
  public Optional<WebAcl> webAcl(Balancer balancer) {
    return once.read(
        "wafv2:GetWebACLForResource " + balancer.arn(), () -> firewalls.webAcl(balancer.arn()));
  }

  /** The rate-based rules of a group. */
  public List<RateLimit> limits(GroupReference group) {
    return once.read("wafv2:GetRuleGroup " + group.arn(), () -> firewalls.group(group.arn()));
  }
}
