package dev.quarterdeck.health;

import dev.quarterdeck.kernel.Outcome;
import java.util.List;

/** Port: what health needs of Elastic Load Balancing v2. */
public interface LoadBalancers {
  /** Equivalent to {@code aws elbv2 describe-target-health}. */
  Outcome<List<TargetHealth>> targetHealth(String targetGroupArn);
}
