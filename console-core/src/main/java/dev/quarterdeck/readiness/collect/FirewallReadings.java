package dev.quarterdeck.readiness.collect;

import dev.quarterdeck.readiness.collect.BalancerFacts.Balancer;
import java.util.Optional;

/** Web ACLs before load balancers. */
public final class FirewallReadings {
  private final Once once;
  private final FirewallFacts firewalls;

  FirewallReadings(Once once, Sources sources) {
    this.once = once;
    this.firewalls = sources.firewalls();
  }

  /** The name of the web ACL before it, or empty. */
  public Optional<String> webAcl(Balancer balancer) {
    return once.read(
        "wafv2:GetWebACLForResource " + balancer.arn(), () -> firewalls.webAcl(balancer.arn()));
  }
}
