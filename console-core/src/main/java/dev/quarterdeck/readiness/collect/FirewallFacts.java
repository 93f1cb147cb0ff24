package dev.quarterdeck.readiness.collect;

import dev.quarterdeck.kernel.Outcome;
import java.util.Optional;

/** Port: what readiness reads of AWS WAF. */
public interface FirewallFacts {
  /**
   * The name of the web ACL before a resource: equivalent to {@code aws wafv2
   * get-web-acl-for-resource}.
   */
  Outcome<Optional<String>> webAcl(String resourceArn);
}
