package dev.quarterdeck.health;

import dev.quarterdeck.kernel.Listing;
import dev.quarterdeck.kernel.Outcome;
import java.net.URI;
import java.util.List;

/** Port: what health needs of Elastic Load Balancing v2. */
public interface LoadBalancers {
  /** Equivalent to {@code aws elbv2 describe-target-health}. */
  Outcome<List<TargetHealth>> targetHealth(String targetGroupArn);

  /** Equivalent to {@code aws elbv2 describe-target-groups}: all of them, 400 a call. */
  Outcome<Listing<TargetGroup>> targetGroups();

  /**
   * Where it listens: https before http, its own DNS name. {@code aws elbv2
   * describe-load-balancers}, {@code describe-listeners}.
   */
  Outcome<URI> address(String loadBalancerArn);
}
