package dev.quarterdeck.aws;

import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.readiness.collect.FirewallFacts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.wafv2.model.FirewallManagerRuleGroup;
import software.amazon.awssdk.services.wafv2.model.OverrideAction;
import software.amazon.awssdk.services.wafv2.model.Rule;
import software.amazon.awssdk.services.wafv2.model.RuleAction;
import software.amazon.awssdk.services.wafv2.model.RuleGroupReferenceStatement;
import software.amazon.awssdk.services.wafv2.model.WebACL;

/** AWS WAF as the readiness checklist reads it. */
public final class AwsFirewallFacts implements FirewallFacts {
  /** In seconds, where a rule does not say how far it looks back. */
  private static final long USUAL_WINDOW = 300;

  private final AwsClients aws;

  public AwsFirewallFacts(AwsClients aws) {
    this.aws = aws;
  }

  /** {@code aws wafv2 get-web-acl-for-resource}. */
  @Override
  public Outcome<Optional<WebAcl>> webAcl(String resourceArn) {
    return aws.calls()
        .method(
            () ->
                Optional.ofNullable(
                        aws.calls()
                            .one(
                                () ->
                                    aws.waf().getWebACLForResource(q -> q.resourceArn(resourceArn)))
                            .webACL())
                    .map(
                        acl ->
                            new WebAcl(Nulls.empty(acl.name()), limits(acl.rules()), groups(acl))));
  }

  /** {@code aws wafv2 get-rule-group --arn}. */
  @Override
  public Outcome<List<RateLimit>> group(String arn) {
    return aws.calls()
        .method(
            () ->
                limits(
                    aws.calls()
                        .one(() -> aws.waf().getRuleGroup(q -> q.arn(arn)))
                        .ruleGroup()
                        .rules()));
  }

  /** WAF lets rate-based statements stand in a rule itself only, never within another one. */
  private static List<RateLimit> limits(List<Rule> rules) {
    List<RateLimit> found = new ArrayList<>();
    for (Rule r : rules) {
      if (r.statement() != null && r.statement().rateBasedStatement() != null) {
        var rate = r.statement().rateBasedStatement();
        found.add(
            new RateLimit(
                Nulls.empty(r.name()),
                rate.limit() == null ? 0 : rate.limit(),
                Duration.ofSeconds(
                    rate.evaluationWindowSec() == null ? USUAL_WINDOW : rate.evaluationWindowSec()),
                action(r.action())));
      }
    }
    return found;
  }

  private static String action(@Nullable RuleAction action) {
    if (action == null || action.count() != null) {
      return "count";
    }
    return action.block() != null ? "block" : action.captcha() != null ? "captcha" : "challenge";
  }

  private static List<GroupReference> groups(WebACL acl) {
    List<GroupReference> found = new ArrayList<>();
    acl.preProcessFirewallManagerRuleGroups().forEach(g -> add(g, found));
    for (Rule r : acl.rules()) {
      add(
          r.statement() == null ? null : r.statement().ruleGroupReferenceStatement(),
          r.overrideAction(),
          found);
    }
    acl.postProcessFirewallManagerRuleGroups().forEach(g -> add(g, found));
    return found;
  }

  private static void add(FirewallManagerRuleGroup group, List<GroupReference> into) {
    add(
        group.firewallManagerStatement() == null
            ? null
            : group.firewallManagerStatement().ruleGroupReferenceStatement(),
        group.overrideAction(),
        into);
  }

  private static void add(
      @Nullable RuleGroupReferenceStatement group,
      @Nullable OverrideAction override,
      List<GroupReference> into) {
    if (group == null || group.arn() == null) {
      return;
    }
    Set<String> counting = new HashSet<>();
    group.excludedRules().forEach(r -> counting.add(Nulls.empty(r.name())));
    group.ruleActionOverrides().stream()
        .filter(o -> o.actionToUse() != null && o.actionToUse().count() != null)
        .forEach(o -> counting.add(Nulls.empty(o.name())));
    into.add(
        new GroupReference(group.arn(), override != null && override.count() != null, counting));
  }
}
