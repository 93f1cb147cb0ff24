package dev.quarterdeck.readiness.collect;

import dev.quarterdeck.kernel.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Port: what readiness reads of AWS WAF. */
public interface FirewallFacts {
  /**
   * A web ACL.
   *
   * @param limits its own rate-based rules
   * @param groups the rule groups that it refers to, those of Firewall Manager among them
   */
  record WebAcl(String name, List<RateLimit> limits, List<GroupReference> groups) {
    public WebAcl {
      limits = List.copyOf(limits);
      groups = List.copyOf(groups);
    }
  }

  /**
   * A rate-based rule.
   *
   * @param most requests within {@code window}, for each that is counted by itself
   * @param action block, captcha, challenge or count
   */
  record RateLimit(String rule, long most, Duration window, String action) {}

  /**
   * A rule group as a web ACL uses it.
   *
   * @param counted whether the web ACL only counts what the group's rules match
   * @param overridden names of rules whose action the web ACL turns into counting
   */
  record GroupReference(String arn, boolean counted, Set<String> overridden) {
    public GroupReference {
      overridden = Set.copyOf(overridden);
    }
  }

  /** The web ACL before a resource: equivalent to {@code aws wafv2 get-web-acl-for-resource}. */
  Outcome<Optional<WebAcl>> webAcl(String resourceArn);

  /** A group's rate-based rules: equivalent to {@code aws wafv2 get-rule-group --arn}. */
  Outcome<List<RateLimit>> group(String arn);
}
