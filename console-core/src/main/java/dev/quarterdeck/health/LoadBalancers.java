package dev.quarterdeck.health;

import dev.quarterdeck.kernel.Listing;
import dev.quarterdeck.kernel.Outcome;
import java.net.URI;
import java.util.List;
import java.util.Set;

/** Port: what health needs of Elastic Load Balancing v2. */
public interface LoadBalancers {
  /** Equivalent to {@code aws elbv2 describe-target-health}. */
  Outcome<List<TargetHealth>> targetHealth(String targetGroupArn);

  /** Equivalent to {@code aws elbv2 describe-target-groups}: all of them, 400 a call. */
  Outcome<Listing<TargetGroup>> targetGroups();

  /**
   * A rule of a listener, or a listener.
   *
   * @param groups ARNs of the target groups that it forwards to with a weight above zero
   */
  record Forwarding(String rule, Set<String> groups) {
    public Forwarding {
      groups = Set.copyOf(groups);
    }
  }

  /**
   * Where each of these rules or listeners sends requests; those that cannot be read are unknowns.
   * {@code aws elbv2 describe-rules --rule-arns}, {@code describe-listeners --listener-arns}.
   */
  Outcome<Listing<Forwarding>> forwarded(List<String> rules);

  /**
   * Where it listens: https before http, its own DNS name. {@code aws elbv2
   * describe-load-balancers}, {@code describe-listeners}.
   */
  Outcome<URI> address(String loadBalancerArn);
}
